#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays out the same deals with Moniac and with other tools, measures all figures alike, and prints tables.

run.py [--build FOLDER] [--size WxH] [--seconds S] [--peers FOLDER] [--only NAME,...] [--keep FOLDER] [--views]

Peers need Graphviz, and Node with the packages of package.json: "npm install" in a copy of this folder, which
--peers then names. What is not there is left out, and said. --seconds is the limit of each exact search.
"""

import argparse
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PEERS = ROOT / 'tests' / 'data' / 'peers'

# Data sets with their files; "fold" sums the deals of a pair into one.
DATA = {
    'ai-deals-2025-11': ROOT / 'data/samples/ai-deals-2025-11.deals.json',
    'ai-deals-2023-2026': ROOT / 'data/samples/ai-deals-2023-2026.deals.json',
    'default-budget': PEERS / 'sankeymatic/default_budget.txt',
    'job-search': PEERS / 'sankeymatic/job_search.txt',
    'us-energy': PEERS / 'floweaver/us-energy-consumption.csv',
    'circular-data2': PEERS / 'd3-sankey-circular/data2.json',
    'circular-data3': PEERS / 'd3-sankey-circular/data3.json',
    'circular-data4': PEERS / 'd3-sankey-circular/data4.json',
    'plotly-process': PEERS / 'plotly-sankey/sankey_circular_process.json',
    'product': PEERS / 'echarts/product.json',
    'energy': PEERS / 'd3-sankey-energy/energy.json',
    'circular-data1': PEERS / 'd3-sankey-circular/data1.json',
    'les-miserables': PEERS / 'echarts/les-miserables.gexf',
}
TOOLS = ('moniac', 'd3-sankey', 'd3-sankey-circular', 'elk', 'dot')
MONEY = {'equity', 'debt', 'cloud', 'hardware', 'services', 'revenue-share', 'licence', 'acquisition', 'grant'}
RELATIONS = {'distribution', 'partnership', 'supply', 'backing'}
NOT_COUNTED = {'cancelled', 'rumored', 'talks'}
EXACT_UP_TO = 20   # companies
STEP = 4.0
LINE = 1.5
PATIENCE = 120   # seconds; some tools never finish on some data
POINTS_PER_INCH = 72.0


def headline(amount):
    """The number that an amount counts with, or None."""
    if isinstance(amount, dict):
        return next((amount[k] for k in ('max', 'about', 'min') if k in amount), None)
    return amount


def plain(document):
    """Only what every tool can draw: money in one currency, disclosed, between two companies."""
    rates = {**document.get('rates', {}), document.get('currency', 'USD'): 1}
    deals = []
    for deal in document.get('deals', []):
        amount = headline(deal.get('amount'))
        if not amount or not deal.get('from') or not deal.get('to') or deal.get('off') \
                or deal.get('kind') in RELATIONS or deal.get('status') in NOT_COUNTED:
            continue
        rate = rates[deal.get('currency', document.get('currency', 'USD'))]
        deals.append({'id': deal['id'], 'from': deal['from'], 'to': deal['to'], 'kind': 'other', 'amount': amount * rate})
    used = {deal[end] for deal in deals for end in ('from', 'to')}
    companies = [{'id': c['id'], 'name': c.get('name', c['id'])} for c in document['companies'] if c['id'] in used]
    return {'format': 'moniac-deals', 'version': 1, 'currency': document.get('currency', 'USD'),
            'companies': companies, 'deals': deals}


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, pathlib.Path(folder)
        self.cli = options.build / 'src/cli/moniac-cli'
        self.measure_program = options.build / 'tests/bench/layout/moniac-layout-measure'
        self.optimum_program = options.build / 'tests/bench/layout/moniac-layout-optimum'
        self.environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'MONIAC_DATA_DIR': str(ROOT / 'data'),
                            'MONIAC_LAYOUT_HELPER': str(options.build / 'src/layout/helper/moniac-layout')}

    def run(self, *command, out=None):
        """Standard output of a program as text, or into a file; None where it fails."""
        with open(out, 'wb') if out else tempfile.TemporaryFile() as file:
            try:
                process = subprocess.run([str(c) for c in command], stdout=file, stderr=subprocess.PIPE, env=self.environment,
                                         cwd=self.options.peers or HERE, check=False, timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                print(f'{" ".join(str(c) for c in command[:3])}: no answer within {PATIENCE} s', file=sys.stderr)
                return None
            if process.returncode != 0:
                print(f'{command[0]} {command[1]}: {process.stderr.decode(errors="replace").strip()[-300:]}', file=sys.stderr)
                return None
            if out:
                return out
            file.seek(0)
            return file.read().decode()

    def prepare(self, name):
        """The deals of a data set in two forms: as a deal file, and as nodes and links."""
        deals, links = self.folder / f'{name}.deals.json', self.folder / f'{name}.json'
        whole = json.loads(self.run(self.cli, 'convert', DATA[name], '-o', '-', '--to', 'deals'))
        deals.write_text(json.dumps(plain(whole)), encoding='utf-8')
        self.run(self.cli, 'convert', deals, '-o', links, '--to', 'json')
        return deals, links

    def lay_out_ours(self, deals, view):
        out = deals.with_name(f'{deals.name}.{view}.json')
        return self.run(self.cli, 'layout', deals, '--view', view, '--size', self.options.size, '--json', out=out)

    def lay_out_peer(self, tool, links, width, height):
        out = links.with_name(f'{links.stem}.{tool}.json')
        if tool == 'dot':
            return self.lay_out_dot(links, width, height, out)
        peers = (self.options.peers or HERE) / 'peers.mjs'
        if not (peers.parent / 'node_modules').exists():
            return None
        return self.run('node', peers, tool, links, width, height, out=out)

    def lay_out_dot(self, links, width, height, out):
        graph = json.loads(links.read_text(encoding='utf-8'))
        quote = json.dumps
        lines = ['digraph { rankdir=LR; node [shape=box, fontsize=10];']
        lines += [f'{quote(n["id"])} [label={quote(n["name"])}];' for n in graph['nodes']]
        lines += [f'{quote(l["source"])} -> {quote(l["target"])} [deal={quote(l["id"])}];' for l in graph['links']]
        source = out.with_suffix('.gv')
        source.write_text('\n'.join(lines) + '}', encoding='utf-8')
        drawn = self.run('dot', '-Tjson0', source)
        if drawn is None:
            return None
        out.write_text(json.dumps(geometry_of_dot(json.loads(drawn), width, height)), encoding='utf-8')
        return out

    def measure(self, deals, geometry):
        text = self.run(self.measure_program, deals, geometry)
        return json.loads(text) if text else None

    def search(self, deals):
        if not self.optimum_program.exists():
            return None
        return json.loads(self.run(self.optimum_program, deals, self.options.seconds))


def bezier(points):
    """Points along a chain of cubic curves."""
    result = [points[0]]
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i:i + 4]
        n = max(8, math.ceil((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / STEP))
        for k in range(1, n + 1):
            t, s = k / n, 1 - k / n
            result.append(tuple(s**3 * a[j] + 3 * s * s * t * b[j] + 3 * s * t * t * c[j] + t**3 * d[j] for j in (0, 1)))
    return result


def geometry_of_dot(graph, width, height):
    """What dot says, turned over and scaled into the canvas."""
    right, top = [float(v) for v in graph['bb'].split(',')[2:]]
    scale = min(width / right, height / top)

    def point(text):
        x, y = text.split(',')[-2:]
        return float(x) * scale, (top - float(y)) * scale

    companies, labels = [], []
    for node in graph['objects']:
        x, y = point(node['pos'])
        size = [float(node[k]) * POINTS_PER_INCH * scale for k in ('width', 'height')]
        companies.append({'id': node['name'], 'x': x, 'y': y, 'width': size[0], 'height': size[1]})
        text = 5.5 * len(node['label']) * scale
        labels.append({'text': node['label'], 'x': x - text / 2, 'y': y - 5 * scale, 'width': text, 'height': 10 * scale})
    ribbons = []
    for edge in graph.get('edges', []):
        parts = edge['pos'].split()
        end = [point(p) for p in parts if p.startswith('e,')]
        path = bezier([point(p) for p in parts if p[0] not in 'es']) + end
        ribbons.append({'deal': edge['deal'], 'width': LINE, 'path': path, 'returns': False})
    return {'width': width, 'height': height, 'flows': {'x': 0, 'y': 0, 'width': width, 'height': height},
            'companies': companies, 'ribbons': ribbons, 'labels': labels}


def table(head, rows):
    lines = ['| ' + ' | '.join(head) + ' |', '|' + ' --- |' * len(head)]
    return '\n'.join(lines + ['| ' + ' | '.join(row) + ' |' for row in rows])


def row_of(name, tool, measured, n_deals):
    drawn = '' if measured['ribbons'] == n_deals else f' ({measured["ribbons"]} of {n_deals} deals)'
    return [name, tool + drawn, f'{measured["weighted"]:.1f}', str(measured['crossings']),
            str(measured['ribbon_over_company']), str(measured['label_overlaps']), f'{measured["bends"]:.0f}',
            f'{100 * measured["ink"]:.0f}', f'{100 * measured["area"]:.0f}', f'{measured["aspect"]:.2f}']


HEAD = ['data', 'tool', 'weighted', 'crossings', 'over companies', 'label overlaps', 'bend (rad)', 'ink %', 'area %', 'aspect']


def verdict(name, results, n_deals):
    """Ours against the best of the peers that draw everything."""
    peers = {t: m['weighted'] for t, m in results.items() if t != 'moniac' and m['ribbons'] == n_deals}
    ours = results['moniac']['weighted']
    if not peers:
        return [name, f'{ours:.1f}', '-', '-', '-']
    best = min(peers, key=peers.get)
    ratio = ours / peers[best] if peers[best] > 0 else (0.0 if ours == 0 else math.inf)
    return [name, f'{ours:.1f}', best, f'{peers[best]:.1f}', f'{ratio:.2f}' + ('' if ratio <= 0.8 or ours < 0.05 else ' **over 0.8**')]


def gap(name, found):
    if found is None:
        return None
    if found['proven']:
        excess = found['order'] / found['optimum'] - 1 if found['optimum'] > 1e-9 else (0 if found['order'] < 1e-9 else math.inf)
        told = f'{100 * excess:.1f} %' + ('' if excess <= 0.05 else ' **over 5 %**')
    else:
        told = 'not proven in time'
    return [name, str(found['ranks']), str(found['stops']), f'{found["order"]:.2f}', f'{found["optimum"]:.2f}', told]


def views_rows(bench, name, deals):
    rows = []
    for view in ('ring', 'layers', 'map'):
        geometry = bench.lay_out_ours(deals, view)
        if geometry is None:
            continue
        measured = bench.measure(deals, geometry)
        said = json.loads(pathlib.Path(geometry).read_text(encoding='utf-8'))['quality']
        rows.append([name, view, f'{measured["weighted"]:.1f}', str(said['crossings']), str(said['ribbon_over_company']),
                     str(said['label_overlaps']), f'{said["bends"]:.0f}', f'{100 * measured["ink"]:.0f}',
                     f'{100 * measured["area"]:.0f}', f'{measured["aspect"]:.2f}'])
    return rows


def bench_data_set(bench, name):
    """The measures of each tool, how many deals there are, and what the exact search found."""
    deals, links = bench.prepare(name)
    document = json.loads(deals.read_text(encoding='utf-8'))
    geometries = {'moniac': bench.lay_out_ours(deals, 'layers')}
    if geometries['moniac'] is None:
        sys.exit(f'{name} could not be laid out')
    flows = json.loads(pathlib.Path(geometries['moniac']).read_text(encoding='utf-8'))['flows']
    for tool in TOOLS[1:]:
        geometries[tool] = bench.lay_out_peer(tool, links, flows['width'], flows['height'])
    results = {t: m for t, g in geometries.items() if g and (m := bench.measure(deals, g))}
    found = None
    if len(document['companies']) <= EXACT_UP_TO and bench.options.seconds > 0:
        found = bench.search(deals)
    return results, len(document['deals']), found, views_rows(bench, name, deals) if bench.options.views else []


def report(bench, names):
    rows, verdicts, gaps, views = [], [], [], []
    for name in names:
        results, n_deals, found, of_views = bench_data_set(bench, name)
        rows += [row_of(name, tool, results[tool], n_deals) for tool in TOOLS if tool in results]
        verdicts.append(verdict(name, results, n_deals))
        gaps += [g] if (g := gap(name, found)) else []
        views += of_views
    print('### Each tool\n\n' + table(HEAD, rows))
    print('\n### Weighted crossings against the best peer that draws every deal\n\n'
          + table(['data', 'Moniac', 'best peer', 'its', 'ratio'], verdicts))
    if gaps:
        print('\n### Our order against the optimum for the same ranks\n\n'
              + table(['data', 'ranks', 'stops', 'ours', 'optimum', 'excess'], gaps))
    if views:
        print('\n### Our three views\n\n' + table([HEAD[0], 'view'] + HEAD[2:], views))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--build', type=pathlib.Path, default=ROOT / 'build')
    parser.add_argument('--size', default='1280x720')
    parser.add_argument('--seconds', type=int, default=60)
    parser.add_argument('--peers', type=pathlib.Path)
    parser.add_argument('--only')
    parser.add_argument('--keep', help='a folder in which all geometries stay')
    parser.add_argument('--views', action='store_true')
    options = parser.parse_args()
    options.build = options.build.resolve()
    options.peers = options.peers.resolve() if options.peers else None
    return options


def main():
    options = parse()
    names = options.only.split(',') if options.only else list(DATA)
    folder = options.keep or tempfile.mkdtemp(prefix='moniac-layout-bench-')
    os.makedirs(folder, exist_ok=True)
    for program in ('node', 'dot'):
        if shutil.which(program) is None:
            print(f'{program} is not there; what needs it is left out', file=sys.stderr)
    try:
        report(Bench(options, folder), names)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == '__main__':
    main()
