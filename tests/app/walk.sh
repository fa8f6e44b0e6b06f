#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes a walk, such as walk.py, on the display of with-display.sh, with a window manager, a session bus and the accessibility bus.
# Usage: walk.sh WALK PROGRAM
set -u
bus=/usr/libexec/at-spi-bus-launcher

for need in openbox xdotool xprop dbus-run-session; do
  if ! command -v "$need" >/dev/null; then
    echo "1..0 # SKIP there is no $need"
    exit 0
  fi
done
if [ ! -x "$bus" ] || ! /usr/bin/python3 -c "import gi; gi.require_version('Atspi', '2.0')" 2>/dev/null; then
  echo "1..0 # SKIP there is no accessibility bus, or no Python binding to it"
  exit 0
fi

unset GTK_A11Y NO_AT_BRIDGE
export G_DEBUG=fatal-criticals
exec dbus-run-session -- sh -c '
  openbox >/dev/null 2>&1 &
  manager=$!
  "$0" --launch-immediately >/dev/null 2>&1 &
  bus=$!
  managed=no
  for try in $(seq 600); do
    if xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id"; then managed=yes; break; fi
    sleep 0.1
  done
  if [ "$managed" = yes ]; then
    /usr/bin/python3 "$1" "$2" "$HOME"
    status=$?
  else
    echo "Bail out! no window manager came up"
    status=1
  fi
  kill "$manager" "$bus" 2>/dev/null
  exit $status
' "$bus" "$1" "$2"
