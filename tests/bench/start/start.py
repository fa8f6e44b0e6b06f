#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of a program to its picture, beside programs of the same toolkit and trade. See README.md."""

import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parent))
import bench  # noqa: E402


def write_documents(folder, companies, deals):
    """The same network for us and for xdot: a few companies have many of the deals."""
    numbers = random.Random(1)

    def pick():
        return f'c{int(companies * numbers.random() ** 2)}'
    names = [f'c{i}' for i in range(companies)]
    pairs = [(pick(), pick()) for _ in range(deals)]
    pairs = [(a, b) for a, b in pairs if a != b]
    ours, theirs = folder / 'bench.deals.json', folder / 'bench.dot'
    ours.write_text(json.dumps({
        'format': 'moniac-deals', 'version': 1, 'currency': 'USD',
        'companies': [{'id': n, 'name': f'Company {n}'} for n in names],
        'deals': [{'id': f'd{i}', 'from': a, 'to': b, 'kind': 'services', 'amount': 1000 * (1 + i % 97)}
                  for i, (a, b) in enumerate(pairs)]}), encoding='utf-8')
    theirs.write_text('digraph {\n' + '\n'.join(f'{a} -> {b}' for a, b in pairs) + '\n}\n',
                      encoding='utf-8')
    return ours, theirs


def commands(build, folder):
    """Name, program and arguments of everything that is started."""
    sample = ROOT / 'data/samples/ai-deals-2025-11.deals.json'
    moniac = str(build / 'src/app/moniac')
    ours, theirs = write_documents(folder, 200, 1000)
    return {
        'moniac, the sample': [moniac, str(sample)],
        'gtk4-widget-factory': ['gtk4-widget-factory'],
        'bare libadwaita window': [str(build / 'tests/bench/start/moniac-bench-bare-window')],
        'moniac, 200/1,000': [moniac, str(ours)],
        'xdot, 200/1,000': ['xdot', str(theirs)],
    }


def start(watcher, command, environment):
    out = subprocess.run(['dbus-run-session', '--', watcher, '--', *command], env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return json.loads(out.stdout.splitlines()[-1])


def with_display(options, run):
    folder = pathlib.Path(tempfile.mkdtemp(prefix='moniac-bench-'))
    try:
        with bench.display() as (environment, _):
            environment.update(
                GSETTINGS_SCHEMA_DIR=str(options.build / 'src/app'), MONIAC_DATA_DIR=str(ROOT / 'data'),
                MONIAC_LAYOUT_HELPER=str(options.build / 'src/layout/helper/moniac-layout'))
            return run(commands(options.build, folder), environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(options, chosen, environment):
    """All of them in turn, so that what else the machine does meets all of them; the first round warms up. Ends after the
    round in which the time is over: a busy machine gets fewer rounds, never no result."""
    watcher = str(options.build / 'tests/bench/start/moniac-bench-first-window')
    found = {name: [] for name in chosen}
    began = time.monotonic()
    for round_number in range(options.runs + 1):
        for name, command in chosen.items():
            result = start(watcher, command, environment)
            if round_number > 0 and result['figure_ms'] > 0:
                found[name].append(result)
        if round_number > 0 and time.monotonic() - began > options.seconds:
            break
    print(f'{round_number} rounds in {time.monotonic() - began:.0f} s', file=sys.stderr)
    return found


def report(found):
    head = ['program', 'picture ms', 'window ms', 'CPU ms', 'PSS MiB', 'RSS MiB']
    keys = ['figure_ms', 'mapped_ms', 'cpu_ms', 'pss_mib', 'rss_mib']
    rows = [[name, *(bench.spread([r[key] for r in runs], 0) for key in keys)]
            for name, runs in found.items() if runs]
    print(bench.table(head, rows))

    def median(name, key):
        runs = found.get(name) or []
        return statistics.median(r[key] for r in runs) if runs else float('nan')
    print(f"picture after gtk4-widget-factory's: "
          f"{median('moniac, the sample', 'figure_ms') - median('gtk4-widget-factory', 'figure_ms'):.0f} ms")
    print(f"share of xdot's time: "
          f"{median('moniac, 200/1,000', 'figure_ms') / median('xdot, 200/1,000', 'figure_ms'):.2f}")
    for key in 'rss_mib', 'pss_mib':
        more = median('moniac, the sample', key) - median('bare libadwaita window', key)
        print(f'{key} above a bare window: {more:.1f}')
    print(f'load {os.getloadavg()[0]:.1f}')


def smoke(options):
    if not shutil.which('Xvfb') or not shutil.which('dbus-run-session'):
        sys.exit(77)
    found = with_display(options, lambda chosen, environment: start(
        str(options.build / 'tests/bench/start/moniac-bench-first-window'),
        chosen['moniac, the sample'], environment))
    print(json.dumps(found))
    assert 0 < found['mapped_ms'] <= found['painted_ms'] <= found['figure_ms'], 'there is a picture'
    assert found['cpu_ms'] > 0 and 0 < found['pss_mib'] <= found['rss_mib']


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', type=lambda p: pathlib.Path(p).resolve(), default='build')
    parser.add_argument('--runs', type=int, default=7, help='rounds at most (7)')
    parser.add_argument('--seconds', type=float, default=60, help='no new round is begun after this time (60)')
    parser.add_argument('--only', help='names that contain this')
    parser.add_argument('--smoke', action='store_true', help='only whether all of it still runs')
    options = parser.parse_args()
    options.build = pathlib.Path(options.build).resolve()
    if options.smoke:
        smoke(options)
        return
    bench.need('Xvfb', 'dbus-run-session')

    def run(everything, environment):
        chosen = {name: command for name, command in everything.items()
                  if (not options.only or options.only in name) and shutil.which(command[0])}
        for name in everything.keys() - chosen.keys():
            print(f'Without {name}.', file=sys.stderr)
        return measure(options, chosen, environment)
    report(with_display(options, run))


if __name__ == '__main__':
    main()
