#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the numbers as a person takes it: loops, whose money, netting and what if, by real pointer and real keys.

Ends with what was on trial applied and undone: the document is as it was.
Usage: walk-findings.py PROGRAM FOLDER
"""
import os
import time

from walker import (Atspi, activate_window, azure, click, end, fail, find, folder, key, press, quit_app, start, step, wait_for, write,
                    xdotool)

STEP = 'Anthropic pays $30 billion.'
PANEL = 1230, 500       # somewhere on the side panel of a window that fills the screen of with-display.sh
BOTTOM = 800


def label(*words):
    return lambda: find('label', *words)


def is_selected(*words):
    item = find('list item', *words)
    return item is not None and item.get_state_set().contains(Atspi.StateType.SELECTED)


def roll(role, *words):
    """Rolls the panel with the wheel until the item is in sight, below the tabs and above the edge."""
    def question():
        item = wait_for(f'the {role} {words}', lambda: find(role, *words))
        box = item.get_extents(Atspi.CoordType.WINDOW)
        if 110 < box.y and box.y + box.height < BOTTOM:
            return item
        xdotool('mousemove', *PANEL)
        xdotool('click', 5 if box.y >= 110 else 4)
        time.sleep(0.2)
        return None
    return wait_for(f'the {role} {words} in sight', question)


def select_on_figure(words):
    press('push button', words)
    time.sleep(0.5)


def show_findings():
    press('page tab', 'Findings')
    wait_for('the headline', lambda: find('list item', '$10 billion of $83 billion (12 %) comes back'))


start_time = time.monotonic()
app = start()
click(wait_for('the sample', lambda: find('list item', 'Anthropic deal')))
wait_for('the figure', azure('$30 billion'))
press('push button', 'Maximize')
activate_window()
show_findings()
step('the findings of the sample are on the page')

click(roll('list item', '1. at most'))
wait_for('the first loop', lambda: is_selected('1. at most $10 billion'))
key('alt+Next')
wait_for('the second loop', lambda: is_selected('2. $5 billion'))
key('alt+Prior')
wait_for('the first loop again', lambda: is_selected('1. at most $10 billion'))
key('Escape')
wait_for('no loop', lambda: not is_selected('1. at most $10 billion'))
step('a loop is chosen by the pointer, the next and the previous by key, and Escape shows everything')

select_on_figure('Anthropic gets')
key('ctrl+m')
wait_for('the first step', label(STEP))
wait_for('what is back in the end', label('In the end $5 billion of $30 billion can be back.'))
key('ctrl+m')
wait_for('the end of it', lambda: find('label', STEP) is None)
step('the money of a company runs out and back, with the sum that is back')

show_findings()
click(roll('push button', 'Pairs'))
wait_for('the difference of a pair', azure('$25 billion'))
click(roll('push button', 'All'))
wait_for('what leaves', azure('$20 billion'))
click(roll('push button', 'Off'))
wait_for('what is known', azure('$30 billion'))
step('netting by pairs, of all, and none')

select_on_figure('Anthropic pays Microsoft')
key('ctrl+t')
wait_for('a trial', label('What if: 1 trial'))
show_findings()
roll('push button', 'Comes back, Known: $10 bn')
wait_for('nothing comes back', lambda: find('push button', 'Comes back, What If: $0'))
step('a deal is switched off on trial: before and after stand side by side')

press('push button', 'Remove')
wait_for('no trial', lambda: find('label', 'What if: 1 trial') is None)
click(roll('push button', 'Change an Amount'))
write('Anthropic')
key('Down', 'Return')
wait_for('the entry of the amount', label('What if: 1 trial'))
key('ctrl+a')
write('40 bn')
key('Return')
wait_for('the supposed amount', azure('$40 billion'))
step('an amount is changed on trial, and the figure shows it')

press('push button', 'Apply')
wait_for('the end of the trial', lambda: find('label', 'What if: 1 trial') is None)
wait_for('the new amount', azure('$40 billion'))
key('ctrl+z')
wait_for('the old amount', azure('$30 billion'))
if find('push button', 'Undo').get_state_set().contains(Atspi.StateType.SENSITIVE):
    fail('applying was more than one step')
step('applying is one step, which is undone')

click(roll('push button', 'Let a Company Pay Only'))
write('Anthropic')
key('Down', 'Return')
wait_for('the share', label('What if: 1 trial'))
roll('push button', 'Comes back, What If')
wait_for('who cannot pay', lambda: find('list item', 'Anthropic pays $15 billion of the $30 billion that it owes'))
step('a company pays half, and what follows from it is told')

quit_app(app)
step('the app quits without a question: the document is as it was')
end()
