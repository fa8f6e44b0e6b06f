#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A logout waits for the answer about unsaved changes; and where nobody waits for one, the draft has everything.

Usage: logout.py PROGRAM FOLDER
"""
import json
import os
import shutil
import signal
import subprocess
import threading

from walker import (PATIENCE, azure, end, fail, find, folder, key, press, start, step, wait_for, write)

LOGOUT = '1'         # of the flags of the session manager
drafts = os.path.join(os.environ['XDG_DATA_HOME'], 'moniac', 'drafts')
sample = os.path.join(os.environ['MONIAC_DATA_DIR'], 'samples', 'ai-deals-2025-11.deals.json')
document = os.path.join(folder, 'deals.deals.json')


class Session:
    def __init__(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'session_manager.py')
        self.process = subprocess.Popen(['/usr/bin/python3', script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()
        self.wait('ready')

    def listen(self):
        for line in self.process.stdout:
            self.heard.append(line.split())

    def wait(self, *words, times=1):
        wait_for(f'the session manager to hear {words}',
                 lambda: sum(line[:1] == [words[0]] and set(words) <= set(line) for line in self.heard) >= times)

    def is_inhibited(self):
        """Whether more inhibits a logout than has been given up again."""
        inhibited = sum(line[0] == 'Inhibit' and line[-1] == LOGOUT for line in self.heard)
        return inhibited > sum(line == ['Uninhibit', LOGOUT] for line in self.heard)

    def tell(self, word):
        self.process.stdin.write(word + '\n')
        self.process.stdin.flush()


def amount_of(path):
    with open(path, encoding='utf-8') as file:
        return float({deal['id']: deal for deal in json.load(file)['deals']}['azure']['amount'])


def list_drafts():
    names = os.listdir(drafts) if os.path.isdir(drafts) else []
    return [os.path.join(drafts, name) for name in names if name.endswith('.deals.json') and name[0] != '.']


def type_amount(text):
    press('panel', 'Anthropic pays Microsoft')
    key('Return')
    key('ctrl+a')
    write(text)


def change_amount(text):
    type_amount(text)
    key('Return')


def question():
    return find('push button', 'Discard')


def wait_for_end(process):
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        fail('the app did not end')
    if process.returncode != 0:
        fail(f'the app ended with {process.returncode}')


shutil.copy(sample, document)
session = Session()
app = start(document)
wait_for('the figure', azure('$30 billion'))
session.wait('RegisterClient', 'io.github.moniac.Moniac')
if session.is_inhibited():
    fail('a logout has to wait for nothing')
step('the session knows the app')

change_amount('40 bn')
wait_for('the new amount', azure('$40 billion'))
wait_for('the logout to be inhibited', session.is_inhibited)
step('with unsaved changes a logout waits')

session.tell('query')
wait_for('the question', question)
session.wait('EndSessionResponse')
key('Escape')
wait_for('the question to go', lambda: not question())
if app.poll() is not None or not session.is_inhibited():
    fail('the logout did not wait')
if amount_of(document) != 30e9:
    fail('the file was written without an answer')
step('the session asks: the question is on the screen, and cancelled nothing happens')

session.tell('query')
wait_for('the question', question)
session.tell('query')
session.wait('EndSessionResponse', times=3)
key('alt+s')
wait_for_end(app)
if amount_of(document) != 40e9:
    fail('what was to be saved is not in the file')
wait_for('nothing to hold the logout up', lambda: not session.is_inhibited())
if list_drafts():
    fail('a draft was left of what is in the file')
step('asked twice it is one question; answered, the file is saved and the logout goes on')

app = start(document)
wait_for('the figure', azure('$40 billion'))
change_amount('41 bn')
wait_for('the new amount', azure('$41 billion'))
session.tell('query')
wait_for('the question', question)
key('alt+d')
wait_for_end(app)
wait_for('nothing to hold the logout up', lambda: not session.is_inhibited())
if list_drafts() or amount_of(document) != 40e9:
    fail('what was discarded is somewhere')
step('discarded, the logout goes on too')

# Nobody waits: text that was typed a moment ago, and has not even been entered, is in the draft.
for name, finish in {'the session is over': lambda: session.tell('stop'),
                     'the session ends': lambda: session.tell('end'),
                     'the program is terminated': lambda: app.send_signal(signal.SIGTERM)}.items():
    app = start(document)
    wait_for('the figure', azure('$40 billion'))
    type_amount('42 bn')
    finish()
    wait_for_end(app)
    if [amount_of(path) for path in list_drafts()] != [42e9] or amount_of(document) != 40e9:
        fail(f'{name}: the draft has {[amount_of(path) for path in list_drafts()]}')
    step(f'{name}: the draft has what was typed')
    shutil.rmtree(drafts)

session.process.stdin.close()
end()
