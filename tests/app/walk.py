#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the app as a person takes it: real pointer, real keys, the whole program.

Opens the sample from the start page, selects a deal, changes its amount, undoes, redoes, exports, saves, quits and reopens.
What is on the screen is read through the accessibility bus, as a screen reader does. Usage: walk.py PROGRAM FOLDER
"""
import json
import os
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60       # seconds for anything to appear, on the slowest machine
step_number = 0


def step(text):
    global step_number
    step_number += 1
    print(f'ok {step_number} - {text}', flush=True)


def fail(text):
    print(f'not ok {step_number + 1} - {text}', flush=True)
    print(f'1..{step_number + 1}', flush=True)
    subprocess.run(['import', '-window', 'root', os.path.join(folder, 'walk-failed.png')], check=False)
    sys.exit(1)


def wait_for(what, question):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
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


def wait_for_window(words):
    wait_for(f'a window called {words}', lambda: xdotool('search', '--onlyvisible', '--name', words))


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


def start(*files):
    process = subprocess.Popen([program, *files])
    activate_window()
    return process


def azure(amount):
    return lambda: find('push button', 'Anthropic pays Microsoft', amount)


def save_under(title, path):
    wait_for_window(title)
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


program, folder = sys.argv[1:]
figure = os.path.join(folder, 'figure.png')
document = os.path.join(folder, 'walk.deals.json')

app = start()
click(wait_for('the sample', lambda: find('list item', 'Anthropic deal')))
wait_for('the figure', azure('$30 billion'))
step('the sample opens from the start page')

row = wait_for('the deal in the list', lambda: find('panel', 'Anthropic pays Microsoft'))
click(row)
key('Return')
key('ctrl+a')
write('40 bn')
key('Return')
wait_for('the new amount', azure('$40 billion'))
step('a deal is selected and its amount changed')

key('ctrl+z')
wait_for('the old amount', azure('$30 billion'))
step('undo')
key('ctrl+shift+z')
wait_for('the new amount again', azure('$40 billion'))
step('redo')

key('ctrl+e')
wait_for('the export dialog', lambda: find('combo box', 'Format'))
time.sleep(1)
key('alt+e')
save_under('Export', figure)
with open(figure, 'rb') as file:
    if file.read(8) != b'\x89PNG\r\n\x1a\n':
        fail('the export is no PNG')
step('the figure is exported')

activate_window()
key('ctrl+s')
save_under('Save', document)
step('the document is saved')

quit_app(app)
step('the app quits without a question')

with open(document, encoding='utf-8') as file:
    deals = {deal['id']: deal for deal in json.load(file)['deals']}
if float(deals['azure']['amount']) != 40e9:
    fail(f"the file says {deals['azure']['amount']}")
app = start(document)
wait_for('the saved amount', azure('$40 billion'))
step('reopened, it is as it was saved')
quit_app(app)

print(f'1..{step_number}')
