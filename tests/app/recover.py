#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is lost when the app is killed: real edits, kill -9, a new start, and what it offers.

Usage: recover.py PROGRAM FOLDER
"""
import json
import os
import shutil
import signal
import subprocess
import time

from walker import (PATIENCE, activate_window, azure, count_windows, end, fail, find, folder, key, press, program, quit_app, start,
                    step, wait_for, wait_for_window, write, xdotool)

drafts = os.path.join(os.environ['XDG_DATA_HOME'], 'moniac', 'drafts')
sample = os.path.join(os.environ['MONIAC_DATA_DIR'], 'samples', 'ai-deals-2025-11.deals.json')
document = os.path.join(folder, 'deals.deals.json')


def read(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def amount_of(path):
    return float({deal['id']: deal for deal in read(path)['deals']}['azure']['amount'])


def list_drafts():
    if not os.path.isdir(drafts):
        return []
    names = os.listdir(drafts)
    return [os.path.join(drafts, name) for name in names if name.endswith('.deals.json') and name[0] != '.']


def find_draft(question):
    return next((path for path in list_drafts() if question(path)), None)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE)


def change_amount(text):
    press('panel', 'Anthropic pays Microsoft')
    key('Return')
    key('ctrl+a')
    write(text)
    key('Return')


shutil.copy(sample, document)
with open(document, 'rb') as file:
    before = file.read()

# One document with a file, one that was never saved.
app = start(document)
wait_for('the figure', azure('$30 billion'))
change_amount('40 bn')
wait_for('the new amount', azure('$40 billion'))
wait_for('the draft of the file', lambda: find_draft(lambda path: amount_of(path) == 40e9))
key('ctrl+n')
wait_for_window('Untitled Document')
activate_window()
press('push button', 'Add a Company')
wait_for('the second draft', lambda: len(list_drafts()) == 2)
step('two documents have drafts')

kill(app)
with open(document, 'rb') as file:
    if file.read() != before:
        fail('the file itself was touched')
step('killed: the file is as it was')

app = start()
wait_for_window('Recovered Changes')
wait_for('both drafts', lambda: find('push button', 'Discard') and len(list_drafts()) == 2)
step('the next start offers what it found')

# Left without an answer nothing goes.
kill(app)
if len(list_drafts()) != 2:
    fail('a draft went unread')
app = start()
wait_for_window('Recovered Changes')
step('killed once more before an answer, it offers the same')

time.sleep(1)      # the list comes to the front
press('push button', 'Compare')
wait_for_window('Compare')
wait_for('the old amount', lambda: find('label', 'Amount', '$30'))
wait_for('the new amount', lambda: find('label', 'Amount', '$40'))
step('compared, the old and the new amount stand side by side')
key('Escape')
time.sleep(1)

press('push button', 'Keep')
wait_for('the recovered amount', azure('$40 billion'))
step('kept, it is a document again')

time.sleep(1)      # the list comes to the front
press('push button', 'Discard')
wait_for('the question', lambda: find('push button', 'Cancel'))
key('alt+d')
wait_for('one draft left', lambda: len(list_drafts()) == 1)
step('discarded, the other one is gone')

activate_window()
key('ctrl+s')
wait_for('the saved file', lambda: amount_of(document) == 40e9)
wait_for('no drafts', lambda: not list_drafts())
step('saved, it is in its own file, and no draft is left')
quit_app(app)

app = start()
wait_for('the document of the last session', azure('$40 billion'))
if count_windows('Recovered Changes') > 0:
    fail('there was nothing to recover')
step('the next start reopens the document, and offers nothing')

# A second program beside the first, as on a second bus, leaves its draft alone.
change_amount('41 bn')
wait_for('the draft', lambda: find_draft(lambda path: amount_of(path) == 41e9))
n_windows = len(xdotool('search', '--onlyvisible', '--class', 'moniac').split())
other = subprocess.Popen(['dbus-run-session', '--', program], start_new_session=True)
wait_for('the second program', lambda: len(xdotool('search', '--onlyvisible', '--class', 'moniac').split()) > n_windows)
time.sleep(2)
if count_windows('Recovered Changes') > 0:
    fail('a live draft was offered')
if not find_draft(lambda path: amount_of(path) == 41e9):
    fail('a live draft was taken')
step('a second program leaves the draft of the first alone')
os.killpg(other.pid, signal.SIGKILL)
other.wait(PATIENCE)
kill(app)

end()
