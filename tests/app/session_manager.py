#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for GNOME's session manager on the session bus.

Says on standard output what it is told, one call a line; on standard input takes what the session is about to do:
"query" (it would like to end), "end" (it ends), "stop" (it is over).
"""
import sys

from gi.repository import Gio, GLib

NAME = 'org.gnome.SessionManager'
PATH = '/org/gnome/SessionManager'
APP = 'io.github.moniac.Moniac'
CLIENT = PATH + '/Client1'
OTHER_CLIENT = PATH + '/Client2'
CLIENT_INTERFACE = NAME + '.ClientPrivate'
SIGNALS = {'query': 'QueryEndSession', 'end': 'EndSession'}
NODE = '''
<node>
  <interface name="org.gnome.SessionManager">
    <method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="u" direction="out"/></method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
    <method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
  </interface>
  <interface name="org.gnome.SessionManager.ClientPrivate">
    <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
    <signal name="QueryEndSession"><arg type="u"/></signal>
    <signal name="EndSession"><arg type="u"/></signal>
    <signal name="Stop"/>
  </interface>
</node>'''

inhibitors = {}      # cookie: what it inhibits


def say(*words):
    print(*words, flush=True)


def answer(connection, sender, path, interface, method, parameters, invocation):
    values = parameters.unpack()
    result = None
    if method == 'RegisterClient':
        # The accessibility bus registers as well, and has to outlive every session of the test.
        result = GLib.Variant('(o)', (CLIENT if values[0] == APP else OTHER_CLIENT,))
    elif method == 'Inhibit':
        inhibitors[len(inhibitors) + 1] = values[3]
        result = GLib.Variant('(u)', (len(inhibitors),))
    elif method == 'IsInhibited':
        result = GLib.Variant('(b)', (any(flags & values[0] for flags in inhibitors.values()),))
    elif method == 'Uninhibit':
        values = (inhibitors.get(values[0], 0),)
    say(method, *values)
    invocation.return_value(result)


def take(channel, condition, connection):
    word = channel.readline().strip()
    if not word:
        loop.quit()
        return False
    signal = SIGNALS.get(word, 'Stop')
    parameters = GLib.Variant('(u)', (0,)) if word in SIGNALS else None
    connection.emit_signal(None, CLIENT, CLIENT_INTERFACE, signal, parameters)
    return True


def acquired(connection, name):
    interfaces = Gio.DBusNodeInfo.new_for_xml(NODE).interfaces
    connection.register_object(PATH, interfaces[0], answer, None, None)
    connection.register_object(CLIENT, interfaces[1], answer, None, None)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, take, connection)


loop = GLib.MainLoop()
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired, lambda *_: say('ready'), None)
loop.run()
