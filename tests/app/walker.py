#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a walk through the app needs: a pointer, keys, and eyes.

What is on the screen is read through the accessibility bus, as a screen reader does. A walk is a script that imports this and is
called with the program and a folder of its own.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

program, folder = sys.argv[1:]
PATIENCE = 60       # seconds for anything to appear, on the slowest machine
step_number = 0
running = None      # the app


def step(text):
    global step_number
    step_number += 1
    print(f'ok {step_number} - {text}', flush=True)


def tell_state():
    """What can be seen of the app from outside, for whoever reads of a failure on another machine."""
    if running is not None:
        status = running.poll()
        print(f'# the app {"is running" if status is None else f"has ended with {status}"}', flush=True)
    for command in (['xprop', '-root', '_NET_SUPPORTING_WM_CHECK', '_NET_CLIENT_LIST', '_NET_ACTIVE_WINDOW'],
                    ['xdotool', 'search', '--onlyvisible', '--class', 'moniac'], ['ps', 'x', '-o', 'pid,ppid,stat,comm']):
        said = subprocess.run(command, check=False, capture_output=True, text=True)
        for line in said.stdout.splitlines():
            print(f'# {line}', flush=True)


def fail(text):
    tell_state()
    print(f'not ok {step_number + 1} - {text}', flush=True)
    print(f'1..{step_number + 1}', flush=True)
    subprocess.run(['import', '-window', 'root', os.path.join(folder, 'failed.png')], check=False)
    sys.exit(1)


def wait_for(what, question):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if running is not None and running.poll() not in (None, 0, -signal.SIGKILL):
            return fail(f'waited in vain for {what}: the app has ended with {running.returncode}')
        try:
            answer = question()
        except Exception:      # an object that went away while it was asked
            answer = None
        if answer:
            return answer
        time.sleep(0.1)
    return fail(f'waited in vain for {what}')


def walk_tree(item):
    yield item
    for i in range(item.get_child_count()):
        child = item.get_child_at_index(i)
        if child is not None:
            yield from walk_tree(child)


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_name() == 'moniac' and child.get_child_count() > 0:
            return child
    return None


def find(role, *words):
    """The first item of a role whose name has all the words, and that has a size."""
    app = application()
    for item in walk_tree(app) if app else ():
        if item.get_role_name() != role or not all(word in (item.get_name() or '') for word in words):
            continue
        box = item.get_extents(Atspi.CoordType.WINDOW)
        if box.width > 0 and box.height > 0:
            return item
    return None


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()


def window():
    """Fails while there is none, as between two dialogs: to be asked through wait_for."""
    return xdotool('search', '--onlyvisible', '--class', 'moniac').split()[-1]


def activate_window():
    def question():
        xdotool('windowactivate', '--sync', window())
        return True
    wait_for('the window', question)


def count_windows(words):
    """How many windows on the screen have these words in their titles."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', words], check=False, capture_output=True, text=True)
    return len(found.stdout.split())


def wait_for_window(words, above=0):
    wait_for(f'a window called {words}', lambda: count_windows(words) > above)


def click(item):
    shell = xdotool('getwindowgeometry', '--shell', wait_for('the window', window))
    place = dict(line.split('=') for line in shell.splitlines())
    box = item.get_extents(Atspi.CoordType.WINDOW)
    # The accessibility bus tells places inside the window without its frame.
    x = int(place['X']) + box.x + box.width // 2 + 5
    y = int(place['Y']) + box.y + box.height // 2 + 5
    xdotool('mousemove', x, y)
    time.sleep(0.3)
    xdotool('click', 1)
    time.sleep(0.3)


def key(*names):
    xdotool('key', '--clearmodifiers', *names)
    time.sleep(0.3)


def write(text):
    xdotool('type', '--delay', 30, text)
    time.sleep(0.3)


def can_trace():
    return subprocess.run(['strace', '-f', '-o', os.devnull, 'true'], check=False).returncode == 0 if shutil.which('strace') else False


def start(*files, trace=None):
    """With `trace`, what it asks of the network goes into that file."""
    global running
    tracer = ['strace', '-f', '-qq', '-s', '200', '-e', 'trace=socket,connect', '-o', trace] if trace else []
    # Leaks are looked for by tracing, and a process is traced only once.
    leaks = {'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'} if trace else {}
    running = subprocess.Popen([*tracer, program, *files], env={**os.environ, **leaks})
    activate_window()
    return running


def azure(amount):
    return lambda: find('push button', 'Anthropic pays Microsoft', amount)


def save_under(title, path, above=0):
    """In a file dialog, over as many windows of the same title as are named."""
    wait_for_window(title, above)
    time.sleep(0.7)
    key('ctrl+a')
    write(path)
    key('Return')
    wait_for(path, lambda: os.path.exists(path) and os.path.getsize(path) > 0)


def quit_app(process):
    key('ctrl+q')
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        fail('the app did not quit')
    if process.returncode != 0:
        fail(f'the app ended with {process.returncode}')


def press(role, *words):
    click(wait_for(f'the {role} {words}', lambda: find(role, *words)))


def check_trace(trace):
    """The display and the buses are reached, and nothing else."""
    with open(trace, encoding='utf-8', errors='replace') as file:
        lines = file.read().splitlines()
    families = {match[1] for line in lines if (match := re.search(r'\bsocket\((\w+)', line))}
    places = {match[1] for line in lines if (match := re.search(r'\bconnect\(.*sun_path=@?"([^"]*)"', line))}
    strangers = [place for place in places
                 if not any(word in place for word in ('/.X11-unix/', 'dbus', '/at-spi/', '/bus', '/nscd/'))]
    if not places:
        fail('the trace shows not even the display')
    if not families <= {'AF_UNIX', 'AF_LOCAL'} or strangers or any('sin_port' in line or 'sin6_port' in line for line in lines):
        fail(f'sockets of {families}, and {strangers} were asked for')


def end():
    print(f'1..{step_number}')
