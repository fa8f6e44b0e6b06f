#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the numbers as a person takes it: loops, whose money, netting and a trial, by real pointer and real keys.

Usage: walk-findings.py PROGRAM FOLDER
"""
import time

from walker import (Atspi, application, azure, click, end, find, key, press, quit_app, start, step, wait_for, walk_tree, xdotool)

STEP = 'Anthropic pays $30 billion.'
# Of a window that fills the screen of with-display.sh.
PANEL = 1230, 500       # somewhere on the side panel
TOP, BOTTOM = 110, 800  # of what is in sight there


def told(*words):
    """What the bar says, or a label."""
    return lambda: find('status bar', *words) or find('label', *words)


def is_selected(*words):
    item = find('list item', *words)
    return item is not None and item.get_state_set().contains(Atspi.StateType.SELECTED)


def find_named(role, name):
    """The item of this very name: others have the word as well."""
    return next((item for item in walk_tree(application()) if item.get_role_name() == role and item.get_name() == name), None)


def roll(role, *words, finder=find):
    """Rolls the panel with the wheel until the item is in sight, below the tabs and above the edge."""
    def question():
        item = wait_for(f'the {role} {words}', lambda: finder(role, *words))
        box = item.get_extents(Atspi.CoordType.WINDOW)
        if TOP < box.y and box.y + box.height < BOTTOM:
            return item
        xdotool('mousemove', *PANEL)
        xdotool('click', 5 if box.y >= TOP else 4)
        time.sleep(0.2)
        return None
    return wait_for(f'the {role} {words} in sight', question)


def net(name):
    click(roll('push button', name, finder=find_named))


def select_on_figure(words):
    press('push button', words)
    time.sleep(0.5)


def show_findings():
    press('page tab', 'Findings')
    wait_for('the headline', lambda: find('list item', '$10 billion of $83 billion', 'comes back'))


app = start()
click(wait_for('the sample', lambda: find('list item', 'Anthropic deal')))
wait_for('the figure', azure('$30 billion'))
press('push button', 'Maximize')
wait_for('the whole screen', lambda: find('page tab', 'Findings').get_extents(Atspi.CoordType.WINDOW).x > 1000)
time.sleep(1)
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
wait_for('the first step', told(STEP))
wait_for('what is back in the end', told('In the end $5 billion of $30 billion can be back.'))
key('ctrl+m')
wait_for('the end of it', lambda: find('label', STEP) is None)
step('the money of a company runs out and back, with the sum that is back')

show_findings()
net('Pairs')
wait_for('the difference of a pair', azure('$25 billion'))
net('Off')
wait_for('what is known', azure('$30 billion'))
net('All')
wait_for('what leaves', azure('$25 billion'))
net('Off')
wait_for('what is known again', azure('$30 billion'))
step('netting by pairs, of all, and none')

press('page tab', 'Deals')
press('panel', 'Anthropic pays Microsoft')
key('ctrl+t')
wait_for('a trial', told('What if: 1 trial'))
wait_for('a figure without the deal', lambda: not azure('$30 billion')())
press('push button', 'End All Trials')
wait_for('no trial', lambda: not told('What if: 1 trial')())
wait_for('the deal again', azure('$30 billion'))
step('a deal is switched off on trial, and the trial ended')

quit_app(app)
step('the app quits without a question: the document is as it was')
end()
