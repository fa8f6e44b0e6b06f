#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout bench on its smallest data, and its two programs on geometry of which the answers are known."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(sys.argv[1])
PROGRAMS = BUILD / 'tests/bench/layout'


def deals_file(folder, companies, deals):
    path = folder / 'x.deals.json'
    path.write_text(json.dumps({
        'format': 'moniac-deals', 'version': 1, 'companies': [{'id': c} for c in companies],
        'deals': [{'id': i, 'from': a, 'to': b, 'kind': 'other', 'amount': n} for i, a, b, n in deals]}))
    return path


def geometry_file(folder, places, ribbons, labels=()):
    path = folder / 'x.json'
    path.write_text(json.dumps({
        'width': 400, 'height': 200, 'flows': {'x': 0, 'y': 0, 'width': 400, 'height': 200},
        'companies': [{'id': i, 'x': x, 'y': y, 'width': 10, 'height': 20} for i, (x, y) in places.items()],
        'ribbons': [{'deal': i, 'width': 4, 'path': path_, 'returns': False} for i, path_ in ribbons.items()],
        'labels': [dict(zip(('x', 'y', 'width', 'height'), r)) for r in labels]}))
    return path


def answer(program, *arguments):
    return json.loads(subprocess.run([PROGRAMS / program, *map(str, arguments)], check=True, capture_output=True).stdout)


def check(found, expected, what):
    for name, value in expected.items():
        assert abs(found[name] - value) < 0.02, f'{what}: {name} is {found[name]}, not {value}'


def check_measure(folder):
    """Two deals of 30 % and 20 % cross once, a third one lies over a company, and two of four labels overlap.
    The used area runs from the labels' top left corner to the right end of the companies and the bottom of one."""
    places = {'a': (50, 50), 'b': (50, 150), 'c': (350, 50), 'd': (350, 150), 'e': (200, 190)}
    deals = deals_file(folder, places, [('ad', 'a', 'd', 30), ('bc', 'b', 'c', 20), ('bd', 'b', 'd', 50)])
    ribbons = {'ad': [[55, 50], [345, 150]], 'bc': [[55, 150], [345, 50]], 'bd': [[55, 155], [200, 190], [345, 155]]}
    geometry = geometry_file(folder, places, ribbons, [(0, 0, 50, 10), (40, 5, 20, 10), (60, 15, 10, 10), (100, 0, 10, 10)])
    check(answer('moniac-layout-measure', deals, geometry),
          {'crossings': 1, 'weighted': 600, 'ribbon_over_company': 1, 'label_overlaps': 1, 'ribbons': 3,
           'area': 355 * 200 / 80000, 'aspect': 355 / 200 / 2}, 'measure')


def check_optimum(folder):
    """In the middle rank b and a passing deal stand the wrong way round: 10 % times 40 % that need not be."""
    if not (PROGRAMS / 'moniac-layout-optimum').exists():
        return
    places = {'a': (50, 50), 'b': (200, 150), 'c': (350, 50), 'd': (50, 150), 'e': (350, 150)}
    deals = deals_file(folder, places, [('ab', 'a', 'b', 10), ('bc', 'b', 'c', 50), ('de', 'd', 'e', 40)])
    ribbons = {'ab': [[55, 50], [195, 150]], 'bc': [[205, 150], [345, 50]], 'de': [[55, 150], [200, 50], [345, 150]]}
    found = answer('moniac-layout-optimum', deals, geometry_file(folder, places, ribbons), 10)
    check(found, {'order': 10 * 40 + 50 * 40, 'optimum': 0, 'ranks': 3, 'stops': 6, 'pieces': 4}, 'optimum')
    assert found['proven']


def check_run():
    out = subprocess.run([sys.executable, HERE / 'run.py', '--build', BUILD, '--only', 'job-search', '--seconds', '5', '--views'],
                         check=True, capture_output=True, text=True).stdout
    assert '| job-search | moniac |' in out and '| job-search | map |' in out, out


with tempfile.TemporaryDirectory() as name:
    check_measure(pathlib.Path(name))
    check_optimum(pathlib.Path(name))
if shutil.which('dot'):     # a peer, which the run asks
    check_run()
