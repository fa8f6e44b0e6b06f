#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tour through the window, with a watchdog at its main loop. See README.md."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parent))
import bench  # noqa: E402

HEAD = ['step', 'frames/s', 'waited ms', 'longest ms', 'longest CPU ms',
        '<4', '<8', '<16', '<33', '<50', 'more']


def tour(build, companies, deals, *arguments):
    """The steps, as the program tells them."""
    with bench.display('1600x1000') as (environment, _):
        environment.update(
            GSETTINGS_SCHEMA_DIR=str(build / 'src/app'), MONIAC_DATA_DIR=str(ROOT / 'data'),
            MONIAC_LAYOUT_HELPER=str(build / 'src/layout/helper/moniac-layout'))
        out = subprocess.run([str(build / 'tests/bench/tour/moniac-bench-tour'),
                              '-c', str(companies), '-d', str(deals), *arguments],
                             env=environment, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def row(step):
    waited = f"{step['waited_ms']:.0f}" if 'waited_ms' in step else '-'
    return [step['step'], f"{step['fps']:.0f}", waited, f"{step['longest_ms']:.0f}",
            f"{step['longest_cpu_ms']:.0f}", *step['bins']]


def smoke(build):
    if not shutil.which('Xvfb'):
        sys.exit(77)
    steps = tour(build, 8, 16, '--pause', '0', '--haste', '20')
    for step in steps:
        print(json.dumps(step))
        assert sum(step['bins']) == step['stretches'], 'every stretch is in a bin'
    assert sum(s['stretches'] for s in steps) > len(steps), 'the watchdog sees the main loop'
    assert max(s['longest_ms'] for s in steps) >= max(s['longest_cpu_ms'] for s in steps) > 0
    assert [s['step'] for s in steps][:2] == ['window', 'open'] and len(steps) > 10
    assert all(s['waited_ms'] > 0 for s in steps if s['step'] in ('open', 'edit', 'zoom', 'views'))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', default='build')
    parser.add_argument('--sizes', default='50x200,1000x5000', help='companies x deals')
    parser.add_argument('--smoke', action='store_true', help='only whether all of it still runs')
    options = parser.parse_args()
    build = pathlib.Path(options.build).resolve()
    if options.smoke:
        smoke(build)
        return
    bench.need('Xvfb')
    for size in options.sizes.split(','):
        companies, deals = map(int, size.split('x'))
        steps = tour(build, companies, deals)
        print(f'\n{companies} companies, {deals} deals; load {os.getloadavg()[0]:.1f}\n')
        print(bench.table(HEAD, map(row, steps)), flush=True)


if __name__ == '__main__':
    main()
