#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything moves: our window beside a browser's page, in one run. See README.md."""

import argparse
import contextlib
import html
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import bench  # noqa: E402

BROWSERS = 'chromium', 'chromium-browser', 'google-chrome'
# Name, size of the screen, scale, arguments of our window.
SCENES = {
    'window': ('1920x1080', 1, []),
    'full screen': ('1920x1080', 1, ['--present']),
    '4K': ('3840x2160', 1, []),
    'scale 2': ('3840x2160', 2, []),
}


def window_run(program, environment, server, screen, scale, arguments, count, seconds):
    """One run of our window; what it measured."""
    width, height = (int(n) // scale for n in screen.split('x'))
    command = [program, '-n', str(count), '-w', str(width), '-h', str(height),
               '-s', str(seconds), '--server', str(server.pid), *arguments]
    out = subprocess.run(command, env={**environment, 'GDK_SCALE': str(scale)},
                         stdout=subprocess.PIPE, check=True)
    return json.loads(out.stdout)


def page_title(port):
    with urllib.request.urlopen(f'http://127.0.0.1:{port}/json/list', timeout=10) as answer:
        pages = [p for p in json.load(answer) if p['type'] == 'page']
    return html.unescape(pages[0]['title']) if pages else ''


def await_title(port, wanted):
    """On a busy machine the browser may take its time to answer."""
    while True:
        with contextlib.suppress(OSError):
            title = page_title(port)
            if wanted(title):
                return title
        time.sleep(0.05)


def start_browser(browser, url, folder, screen):
    width, height = screen.split('x')
    process = subprocess.Popen(
        [browser, '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
         '--hide-scrollbars', '--disable-background-networking', '--disable-component-update',
         '--disable-sync', f'--window-size={width},{height}', '--remote-debugging-port=0',
         f'--user-data-dir={folder}', url],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    told = pathlib.Path(folder, 'DevToolsActivePort')
    while not told.exists() or not told.read_text().strip():
        time.sleep(0.02)
    return process, told.read_text().split()[0]


def browser_run(browser, count, seconds, screen='1920x1080'):
    """One run of the page; frames, and the CPU time of all processes of the browser."""
    width, height = screen.split('x')
    url = f'{(HERE / "page.html").as_uri()}?ribbons={count}&seconds={seconds}&width={width}&height={height}'
    folder = tempfile.mkdtemp(prefix='moniac-bench-')
    process, port = start_browser(browser, url, folder, screen)
    try:
        await_title(port, lambda title: title == 'counting')
        before = bench.cpu_of_tree(process.pid)
        time.sleep(seconds)
        after = bench.cpu_of_tree(process.pid)
        found = json.loads(await_title(port, lambda title: title.startswith('{')))
    finally:
        bench.end(process)
        shutil.rmtree(folder, ignore_errors=True)
    found['fps'] = found['frames'] / found['seconds']
    found['cpu_ms_per_frame'] = 1000 * bench.spent_between(before, after) / found['frames']
    return found


def run_scene(name, counts, options):
    screen, scale, arguments = SCENES[name]
    rows = []
    with bench.display(screen) as (environment, server):
        environment['GSETTINGS_SCHEMA_DIR'] = options.schemas
        for count in counts:
            ours, theirs = [], []
            for _ in range(options.runs):
                ours.append(window_run(options.program, environment, server, screen, scale,
                                       arguments, count, options.seconds))
                if options.browser:
                    theirs.append(browser_run(options.browser, count, options.seconds, screen))
            counted = window_run(options.program, environment, server, screen, scale,
                                 [*arguments, '--count', '--warm-up', '1'], count, 1)
            rows.append(row(name, count, ours, theirs, counted))
            print(' | '.join(map(str, rows[-1])), file=sys.stderr, flush=True)
    return rows


def row(name, count, ours, theirs, counted):
    def of(runs, key):
        return [r[key] for r in runs]
    ratio = share = '-'
    cpu = statistics.median(of(ours, 'cpu_ms_per_frame'))
    if theirs:
        page = statistics.median(of(theirs, 'cpu_ms_per_frame'))
        ratio = f'{cpu / page:.2f}'
    if 'pixels_per_frame' in counted and counted['pixels_per_frame'] == counted['pixels_per_frame']:
        share = f"{counted['pixels_per_frame'] / 1e6:.2f}"
    return [name, count, ours[0]['coins'], bench.spread(of(ours, 'fps')),
            bench.spread(of(ours, 'cpu_ms_per_frame'), 2),
            f"{statistics.median(of(ours, 'server_ms_per_frame')):.2f}",
            bench.spread(of(theirs, 'fps')) if theirs else '-',
            bench.spread(of(theirs, 'cpu_ms_per_frame'), 2) if theirs else '-', ratio,
            max(of(ours, 'pace_level')), share, round(counted['allocations_per_frame']),
            round(counted['nodes_per_frame']), f"{counted['faults_per_frame']:.1f}"]


HEAD = ['scene', 'ribbons', 'coins', 'frames/s', 'CPU ms/frame', 'server', "page's frames/s",
        "page's CPU ms/frame", 'ratio', 'level', 'Mpixel damaged', 'allocations', 'nodes', 'faults']


def smoke(options):
    """Whether everything still runs and counts; judges no time."""
    if not shutil.which('Xvfb'):
        sys.exit(77)
    with bench.display() as (environment, server):
        environment['GSETTINGS_SCHEMA_DIR'] = options.schemas
        short = ['--warm-up', '0.2']
        moving, still = (window_run(options.program, environment, server, '1920x1080', 1,
                                    short + extra, 20, 0.5) for extra in (['--count'], ['--paused']))
    print(json.dumps([moving, still]))
    assert moving['frames'] > 0 and moving['coins'] >= 100, 'every ribbon has five coins that move'
    assert moving['cpu_ms_per_frame'] > 0 and moving['server_ms_per_frame'] >= 0
    assert 0 < moving['nodes_per_frame'] <= 30, 'no more rectangles than the renderer takes'
    assert moving['pixels_per_frame'] < 1920 * 1080, 'less than the window is damaged'
    assert still['coins'] == 0, 'coins rest when paused'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', default='build', help='the build folder (build)')
    parser.add_argument('--ribbons', default='20,200,2000')
    parser.add_argument('--scenes', default=','.join(SCENES))
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--seconds', type=float, default=5)
    parser.add_argument('--no-browser', action='store_true')
    parser.add_argument('--smoke', action='store_true', help='only whether all of it still runs')
    options = parser.parse_args()
    build = pathlib.Path(options.build).resolve()
    options.program = str(build / 'tests/bench/motion/moniac-bench-motion')
    options.schemas = str(build / 'src/app')
    if options.smoke:
        smoke(options)
        return
    bench.need('Xvfb')
    found = [b for b in BROWSERS if shutil.which(b)]
    options.browser = None if options.no_browser or not found else found[0]
    if not options.browser:
        print('Without a browser there is nothing to compare with.', file=sys.stderr)
    rows = []
    for name in options.scenes.split(','):
        counts = [int(n) for n in options.ribbons.split(',')]
        rows += run_scene(name, counts, options)
    print(bench.table(HEAD, rows))
    print(f'load {os.getloadavg()[0]:.1f}')


if __name__ == '__main__':
    main()
