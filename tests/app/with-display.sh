#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program on a display of its own, with a home of its own; skips it where there is none.
# Usage: with-display.sh PROGRAM [ARGUMENT…]
set -u

home=$(mktemp -d "${TMPDIR:-/tmp}/moniac-test-XXXXXX") || exit 99
server=
clean_up () {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null; fi
  rm -rf "$home"
}
trap clean_up EXIT
trap 'exit 99' HUP INT TERM

if command -v Xvfb >/dev/null; then
  mkfifo "$home/display"
  # Without -noreset the server starts over, and throws out who is just coming, whenever its last visitor leaves.
  Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp -noreset 3>"$home/display" >/dev/null 2>&1 &
  server=$!
  read -r number <"$home/display" || number=
  if [ -n "$number" ]; then DISPLAY=:$number; export DISPLAY; fi
fi
if [ -z "${DISPLAY:-}" ]; then
  echo "1..0 # SKIP there is no display, and Xvfb is not installed"
  exit 0
fi

# Nothing of the person who runs the test is read or written.
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
  XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/run"
unset DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 "$XDG_RUNTIME_DIR"
"$@"
