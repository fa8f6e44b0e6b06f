#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A stranger's document makes the app neither read another file nor reach the network: from its start until the figure has been
# on the screen for a while. Only the display and the session bus are talked to.
# Usage: test-traced-app.sh MONIAC
set -u
for need in xdotool dbus-run-session pgrep; do
  command -v "$need" >/dev/null || { echo "1..0 # SKIP there is no $need"; exit 0; }
done
. "$(dirname "$0")/../cli/traced.sh"
trap 'rm -rf "$traced"' EXIT

# shellcheck disable=SC2016
dbus-run-session -- sh -c '
  strace -f -qq -s 400 -o "$1" -e trace=%file,%network "$2" "$3" >"$4" 2>&1 &
  tracer=$!
  for try in $(seq 600); do
    window=$(xdotool search --onlyvisible --class moniac 2>/dev/null | head -n 1)
    [ -n "$window" ] && break
    kill -0 "$tracer" 2>/dev/null || break
    sleep 0.2
  done
  sleep 8
  [ -n "$window" ] && xdotool getwindowname "$window" >"$4.title" 2>/dev/null
  kill $(pgrep -P "$tracer") 2>/dev/null
  wait "$tracer"
' sh "$trace" "$1" "$document" "$traced/said"

echo "1..2"
failed=0
if [ -s "$traced/said.title" ] && grep -qF "$document" "$trace"; then
  echo "ok 1 - the document was open in a window: $(cat "$traced/said.title")"
else
  sed 's/^/# /' "$traced/said" | head -n 20
  echo "not ok 1 - the document was open in a window"
  failed=1
fi
if check_trace; then echo "ok 2 - nothing else was reached"; else echo "not ok 2 - nothing else was reached"; failed=1; fi
exit $failed
