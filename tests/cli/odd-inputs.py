#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks that no figure is made for must give a sensible one all the same, in each view.

odd-inputs.py MONIAC-CLI [FOLDER]: draws them all, and checks that all is said and nothing lies over anything; into FOLDER, to
be looked at, where one is named. Tells the processor time of each and judges none.
"""

import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
VIEWS = ('ring', 'layers', 'map')
SIZE = '1280x720'


def network(names, deals):
    """Deals are (payer, payee, amount or None)."""
    companies = [{'id': f'c{i}', 'name': n} for i, n in enumerate(names)]
    listed = []
    for i, (payer, payee, amount) in enumerate(deals):
        deal = {'id': f'd{i}', 'from': f'c{payer}', 'to': f'c{payee}', 'kind': 'cloud'}
        listed.append(deal if amount is None else {**deal, 'amount': amount})
    return {'format': 'moniac-deals', 'version': 1, 'title': 'Odd', 'companies': companies, 'deals': listed}


def named(n):
    return [f'Company {i}' for i in range(n)]


def around(n, amount):
    return [(i, (i + 1) % n, amount(i)) for i in range(n)]


def long_names(n):
    return [(f'The {i}. Incorporated Company for the Supply of Things of All Kinds to Everybody ' * 3)[:200] for i in range(n)]


RTL = ['שלום חברה', 'خدمات سحابية', 'שבבים ואחסון', 'شركة الاستثمار', 'בנק התקווה']
CJK = ['株式会社クラウド', '芯片制造有限公司', '데이터 센터', '投資銀行', 'サービス合同会社']

INPUTS = {
    'nothing': network([], []),
    'one company': network(['Alone'], []),
    'one company pays itself': network(['Alone'], [(0, 0, 5e9)]),
    'no deals': network(named(12), []),
    'all undisclosed': network(named(8), around(8, lambda i: None) + [(0, 4, None), (2, 6, None)]),
    'a million to one': network(named(6), around(6, lambda i: 1e12 if i == 0 else 1e6 * (i + 1))),
    'complete graph of 30': network(named(30), [(a, b, 1e9 + 1e7 * (a * 7 + b)) for a in range(30) for b in range(30) if a < b]),
    'star of 500': network(named(501), [(0, i, 1e8 + 1e6 * i) for i in range(1, 501)]),
    'chain of 200': network(named(200), [(i, i + 1, 1e9) for i in range(199)]),
    'names of 200 characters': network(long_names(9), around(9, lambda i: 1e9 * (i + 1))),
    'right to left': network(RTL, around(5, lambda i: 1e9 * (i + 1)) + [(2, 0, 4e9)]),
    'Chinese, Japanese, Korean': network(CJK, around(5, lambda i: 1e9 * (i + 1)) + [(2, 0, 4e9)]),
    'hundreds between one pair': network(named(2), [(i % 2, 1 - i % 2, 1e8 + 1e6 * i) for i in range(400)]),
}


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*arguments):
    process = subprocess.run([CLI, *map(str, arguments)], capture_output=True, check=False)
    assert process.returncode == 0, f'{arguments}: {process.returncode}, {process.stderr.decode(errors="replace")}'
    return process.stdout


def inside(geometry, shape, slack=1.0):
    return shape['x'] >= -slack and shape['y'] >= -slack and shape['x'] + shape['width'] <= geometry['width'] + slack \
        and shape['y'] + shape['height'] <= geometry['height'] + slack


def check_geometry(document, geometry, view):
    """Each company and each deal is there, finite and on the canvas; no label lies over another."""
    assert len(geometry['companies']) == len(document['companies'])
    assert len(geometry['ribbons']) == len(document['deals'])
    for company in geometry['companies']:
        corner = {**company, 'x': company['x'] - company['width'] / 2, 'y': company['y'] - company['height'] / 2}
        assert inside(geometry, corner), company
    assert all(inside(geometry, label) for label in geometry['labels'])
    for ribbon in geometry['ribbons']:
        assert len(ribbon['path']) >= 2 and all(abs(v) < 1e5 for point in ribbon['path'] for v in point), ribbon['deal']
    assert geometry['quality']['label_overlaps'] == 0, geometry['quality']
    assert view != 'layers' or geometry['quality']['ribbon_over_company'] == 0, geometry['quality']


def check_words(document, svg):
    """Every company can be read in the figure: as a label, or where it stands, as a title."""
    text = svg.decode()
    for company in document['companies']:
        name = company['name'].strip()
        assert name in re.sub(r'[\u2066-\u2069]', '', text), f'{name} is nowhere in the figure'


def check(name, document, view, folder):
    stem = folder / f'{re.sub(r"[^A-Za-z0-9]+", "-", name)}-{view}'
    file = folder / f'{stem.name}.deals.json'
    file.write_text(json.dumps(document), encoding='utf-8')
    geometry = json.loads(run('layout', file, '--view', view, '--size', SIZE, '--json'))
    before = processor_time()
    run('export', file, '--view', view, '--size', SIZE, '--scale', 1, '-o', f'{stem}.png')
    took = processor_time() - before
    run('export', file, '--view', view, '--size', SIZE, '-o', f'{stem}.svg')
    check_geometry(document, geometry, view)
    check_words(document, pathlib.Path(f'{stem}.svg').read_bytes())
    print(f'{name}, {view}: {took:.2f} s', flush=True)


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        os.makedirs(folder, exist_ok=True)
        for name, document in INPUTS.items():
            for view in VIEWS:
                try:
                    check(name, document, view, folder)
                except AssertionError as error:
                    sys.exit(f'{name}, {view}: {str(error)[:400]}')


main()
