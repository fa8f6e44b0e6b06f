#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak asks for a screen and nothing else: no network, no files, no bus beyond what every app has.

Usage: test-flatpak.py MANIFEST APP_ID
"""
import json
import sys

# Whatever is not here has to be argued for, and added on purpose.
ALLOWED = {'--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri'}


def without_doubles(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f'a member twice among {names}'
    return dict(pairs)


manifest, app_id = sys.argv[1:]
with open(manifest, encoding='utf-8') as file:
    content = json.load(file, object_pairs_hook=without_doubles)

failures = []
if content['id'] != app_id or not manifest.endswith(f'/{app_id}.json'):
    failures.append(f"it is for {content['id']} and not for {app_id}")
for argument in content['finish-args']:
    if argument not in ALLOWED:
        failures.append(f'{argument} is more than a screen')
for missing in {'--socket=wayland', '--socket=fallback-x11'} - set(content['finish-args']):
    failures.append(f'without {missing} there is no window')
for module in content['modules']:
    options = module.get('build-options', {})
    if '--share=network' in options.get('build-args', []):
        failures.append(f"{module['name']} wants the network while it is built")
for other in ('add-extensions', 'inherit-extensions', 'finish-args-extra'):
    if other in content:
        failures.append(f'{other} may grant more than finish-args says')

for failure in failures:
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
