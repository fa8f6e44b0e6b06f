# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benches share: a display of their own, the CPU time of processes, medians and tables."""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

TICKS = os.sysconf('SC_CLK_TCK')


def need(*programs):
    """Names what is missing; a bench says so rather than fail half-way."""
    missing = [p for p in programs if shutil.which(p) is None]
    if missing:
        sys.exit('This bench needs ' + ', '.join(missing) + '.')


@contextlib.contextmanager
def display(size='1920x1080', depth=24):
    """An X server of its own and an empty home: yields the environment and the server's process."""
    home = tempfile.mkdtemp(prefix='moniac-bench-')
    environment = {k: v for k, v in os.environ.items()
                   if k not in ('WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
    environment.update(HOME=home, XDG_RUNTIME_DIR=home, XDG_CONFIG_HOME=home + '/config',
                       XDG_CACHE_HOME=home + '/cache', XDG_DATA_HOME=home + '/data',
                       XDG_STATE_HOME=home + '/state', GSETTINGS_BACKEND='memory',
                       GDK_BACKEND='x11', NO_AT_BRIDGE='1', GTK_A11Y='none', LC_ALL='C.UTF-8')
    environment.setdefault('GSK_RENDERER', 'cairo')
    reading, writing = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(writing), '-screen', '0',
                               f'{size}x{depth}', '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        environment['DISPLAY'] = ':' + told.readline().strip()
    try:
        yield environment, server
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _stat(pid):
    try:
        with open(f'/proc/{pid}/stat', encoding='utf-8', errors='replace') as file:
            fields = file.read().rsplit(')', 1)[1].split()
    except OSError:
        return None
    return int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS


def cpu_of_tree(root):
    """Seconds of CPU that a process and all below it have used, by process."""
    everyone = {int(p): s for p in os.listdir('/proc') if p.isdigit() and (s := _stat(p))}
    found, waiting = {}, [root]
    while waiting:
        pid = waiting.pop()
        if pid in everyone:
            found[pid] = everyone[pid][1]
        waiting += [p for p, (parent, _) in everyone.items() if parent == pid]
    return found


def spent_between(before, after):
    """Seconds between two answers of cpu_of_tree()."""
    return sum(seconds - before.get(pid, 0) for pid, seconds in after.items())


def spread(values, digits=1):
    """smallest/median/largest, as the tables have it."""
    return '/'.join(f'{v:.{digits}f}' for v in (min(values), statistics.median(values), max(values)))


def table(head, rows):
    """A table in Markdown."""
    lines = ['| ' + ' | '.join(head) + ' |', '|' + ' --- |' * len(head)]
    lines += ['| ' + ' | '.join(str(cell) for cell in row) + ' |' for row in rows]
    return '\n'.join(lines)


def end(process):
    """Ends a process group and waits for it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
