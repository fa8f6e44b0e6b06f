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
CLI = BUILD / 'src/cli/moniac-cli'


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
    """Two payers and two payees: either the two deals of 40 % cross, or those of 10 %. And what leads back between them
    turns beside both its ends, or goes around: the program itself compares its costs with the layout's, order by order."""
    if not (PROGRAMS / 'moniac-layout-optimum').exists():
        return
    square = [('ac', 'a', 'c', 10), ('ad', 'a', 'd', 40), ('bc', 'b', 'c', 40), ('bd', 'b', 'd', 10)]
    found = answer('moniac-layout-optimum', deals_file(folder, 'abcd', square), 10)
    check(found, {'order': 10 * 10, 'optimum': 10 * 10, 'ranks': 2, 'stops': 4, 'pieces': 4}, 'optimum')
    assert found['proven']
    # e pays f alone past their middle rank, and g is paid back from the end of a chain.
    more = [(f'{a}{b}', a, b, n) for a, b, n in
            (('a', 'b', 20), ('b', 'c', 20), ('c', 'd', 20), ('e', 'b', 10), ('b', 'f', 10), ('f', 'd', 10), ('d', 'b', 5), ('c', 'a', 5))]
    found = answer('moniac-layout-optimum', deals_file(folder, 'abcdef', more), 10)
    assert found['proven'] and found['optimum'] <= found['order'] + 1e-6, found


def check_said(folder):
    """What "moniac-cli layout --json" says of a figure is what the bench measures of it: the geometry is printed in short
    straight pieces, which changes no crossing here and little of the bend."""
    peers = HERE.parents[1] / 'data' / 'peers'
    for name in ('d3-sankey-circular/data2.json', 'd3-sankey-circular/data4.json', 'd3-sankey-energy/energy.json'):
        deals, geometry = folder / 'said.deals.json', folder / 'said.json'
        deals.write_bytes(subprocess.run([CLI, 'convert', peers / name, '-o', '-', '--to', 'deals'], check=True, capture_output=True).stdout)
        geometry.write_bytes(subprocess.run([CLI, 'layout', deals, '--view', 'layers', '--json'], check=True, capture_output=True).stdout)
        said, measured = json.loads(geometry.read_text()), answer('moniac-layout-measure', deals, geometry)
        amounts = {d['id']: d['amount'] for d in json.loads(deals.read_text())['deals']}
        widest = max(said['ribbons'], key=lambda r: amounts[r['deal']])
        share = 100 * amounts[widest['deal']] / sum(amounts.values()) / widest['width']
        quality = said['quality']
        check(measured, {n: quality[n] for n in ('crossings', 'ribbon_over_company', 'label_overlaps')}, name)
        assert quality['crossings'] > 2, f'{name} says nothing'
        assert abs(quality['weighted_crossings'] * share ** 2 - measured['weighted']) < 0.01 * measured['weighted'], name
        assert abs(quality['bends'] - measured['bends']) < 0.12 * quality['bends'], name


def check_run():
    out = subprocess.run([sys.executable, HERE / 'run.py', '--build', BUILD, '--only', 'job-search', '--seconds', '5', '--views'],
                         check=True, capture_output=True, text=True).stdout
    assert '| job-search | moniac |' in out and '| job-search | map |' in out, out


with tempfile.TemporaryDirectory() as name:
    check_measure(pathlib.Path(name))
    check_optimum(pathlib.Path(name))
    check_said(pathlib.Path(name))
if shutil.which('dot'):     # a peer, which the run asks
    check_run()
