#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a file to an SVG as whole processes, beside those of others, in turns."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import bench  # noqa: E402
import networks  # noqa: E402

SIZES = ('10x25', '50x200', '200x1000', '1000x5000', '10000x50000')
CLI = '{build}/src/cli/moniac-cli export {data}/{size}.deals.json -o {out} --view '
TOOLS = {
    'moniac layers': CLI + 'layers',
    'moniac map': CLI + 'map',
    'moniac ring': CLI + 'ring',
    'd3-sankey-circular': f'node {HERE}/circular.mjs {{data}}/{{size}}.links.json {{out}}',
    'sfdp': 'sfdp -Tsvg -o {out} {data}/{size}.dot',
    'dot': 'dot -Tsvg -o {out} {data}/{size}.dot',
}
COMPARED = {'moniac layers': 'd3-sankey-circular', 'moniac map': 'sfdp'}
# Once a program takes longer than that, it is not tried on larger networks.
LIMIT = 60


def run(command, where):
    """CPU seconds, wall seconds and peak MiB of a process with all that it waited for; None when it fails or takes too long."""
    began = time.monotonic()
    process = subprocess.Popen(command.split(), cwd=where, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        wall = time.monotonic() - began
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            break
        if wall > LIMIT:
            os.killpg(process.pid, signal.SIGKILL)
            os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
            return None
        time.sleep(0.001 if wall < 1 else 0.02)
    if process.returncode != 0:
        return None
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def make_networks(sizes, folder):
    for size in sizes:
        if not os.path.exists(f'{folder}/{size}.links.json'):
            network = networks.Network(*map(int, size.split('x')))
            network.write_deals(f'{folder}/{size}.deals.json')
            network.write_dot(f'{folder}/{size}.dot')
            network.write_links(f'{folder}/{size}.links.json')


def available(tools, where):
    """Those of the programs that are there; says which are not."""
    found = []
    for tool in tools:
        program = TOOLS[tool].split()[0]
        there = tool.startswith('moniac') or shutil.which(program) is not None
        if tool == 'd3-sankey-circular':
            there = there and os.path.isdir(f'{where}/node_modules/d3-sankey-circular')
        if there:
            found.append(tool)
        else:
            print(f'# {tool} is not installed', file=sys.stderr)
    return found


def measure(tools, size, runs, arguments, given_up):
    """Every program once, then every program again, so that a busy moment hits all of them."""
    results = {tool: [] for tool in tools if tool not in given_up}
    for _ in range(runs):
        for tool in list(results):
            out = f'{arguments.folder}/{tool.replace(" ", "-")}.{size}.svg'
            result = run(TOOLS[tool].format(build=arguments.build, data=arguments.folder, size=size, out=out),
                         arguments.folder)
            if result is None:
                given_up.add(tool)
                del results[tool]
            else:
                results[tool].append(result)
    return results


def column(results, i):
    return [result[i] for result in results]


def rows_of(size, tools, results):
    rows = []
    for tool in tools:
        if not results.get(tool):
            rows.append((size, tool, 'fails', '', '', ''))
            continue
        peer = COMPARED.get(tool)
        ratio = ''
        if peer is not None and results.get(peer):
            ratio = f'{min(column(results[tool], 0)) / min(column(results[peer], 0)):.2f} of {peer}'
        rows.append((size, tool, bench.spread(column(results[tool], 0), 2), bench.spread(column(results[tool], 1), 2),
                     f'{max(column(results[tool], 2)):.0f}', ratio))
    return rows


def count_deals(path):
    """How many deals a figure of ours draws: an SVG has a group with an id for each."""
    ids = [group.get('id', '') for group in ElementTree.parse(path).iter('{http://www.w3.org/2000/svg}g')]
    return sum(i.startswith('deal-') and not i.endswith(('-arrows', '-amount')) for i in ids)


def smoke(arguments):
    """Each view of a small network is drawn, with every deal."""
    views = ('moniac layers', 'moniac map', 'moniac ring')
    print(f'1..{len(views)}')
    make_networks(('10x25',), arguments.folder)
    for i, tool in enumerate(views):
        out = f'{arguments.folder}/smoke.svg'
        result = run(TOOLS[tool].format(build=arguments.build, data=arguments.folder, size='10x25', out=out),
                     arguments.folder)
        n = count_deals(out) if result is not None else 0
        print('ok' if n == 25 and result[2] > 0 else 'not ok', i + 1, f'- {tool} draws {n} of 25 deals')


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', default='build', help='the build folder')
    parser.add_argument('--folder', help='where networks, figures and node_modules are; kept')
    parser.add_argument('--tools', default=','.join(TOOLS), help='of ' + ', '.join(TOOLS))
    parser.add_argument('--sizes', default=','.join(SIZES))
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--smoke', action='store_true')
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    arguments.build = os.path.abspath(arguments.build)
    with tempfile.TemporaryDirectory(prefix='moniac-bench-') as temporary:
        arguments.folder = os.path.abspath(arguments.folder or temporary)
        os.makedirs(arguments.folder, exist_ok=True)
        if arguments.smoke:
            smoke(arguments)
            return
        tools, sizes = available(arguments.tools.split(','), arguments.folder), arguments.sizes.split(',')
        rows, given_up = [], set()
        make_networks(sizes, arguments.folder)
        for size in sizes:
            results = measure(tools, size, arguments.runs, arguments, given_up)
            rows += rows_of(size, tools, results)
        print(bench.table(('companies x deals', 'program', 'CPU s', 'wall s', 'peak MiB', 'CPU ratio'), rows))


if __name__ == '__main__':
    main()
