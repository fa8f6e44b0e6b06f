#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the app as a person takes it: real pointer, real keys, the whole program.

Opens the sample from the start page, selects a deal, changes its amount, undoes, redoes, exports, saves, quits and reopens.
Usage: walk.py PROGRAM FOLDER
"""
import json
import os
import time

from walker import (activate_window, azure, can_trace, check_trace, click, end, fail, find, folder, key, quit_app, save_under, start,
                    step, wait_for, write)

figure = os.path.join(folder, 'figure.png')
document = os.path.join(folder, 'walk.deals.json')

trace = os.path.join(folder, 'trace') if can_trace() else None
app = start(trace=trace)
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
save_under('Export', figure, above=1)
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
if trace:
    check_trace(trace)
    step('opening, editing, exporting and saving have reached the display and the bus, and nothing else')

with open(document, encoding='utf-8') as file:
    deals = {deal['id']: deal for deal in json.load(file)['deals']}
if float(deals['azure']['amount']) != 40e9:
    fail(f"the file says {deals['azure']['amount']}")
app = start(document)
wait_for('the saved amount', azure('$40 billion'))
step('reopened, it is as it was saved')
quit_app(app)

end()
