#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A stranger's document makes moniac-cli neither read another file nor reach the network: seen by the kernel's eyes.
# Usage: test-traced-cli.sh MONIAC-CLI
set -u
. "$(dirname "$0")/traced.sh"
trap 'rm -rf "$traced"' EXIT
cli=$1
n=0
failed=0

run () {
  n=$((n + 1))
  if trace "$cli" "$@" >"$traced/said" 2>&1 && check_trace; then
    echo "ok $n - $*"
  else
    sed 's/^/# /' "$traced/said" | head -n 20
    echo "not ok $n - $*"
    failed=1
  fi
  if grep -E 'execve\(' "$trace" | grep -vE '"[^"]*/(moniac-cli|moniac-layout)"'; then
    echo "# another program was started"
    failed=1
  fi
}

run check "$document"
run analyze --json "$document"
for view in ring layers map; do
  run export "$document" -o "$traced/out.svg" --view "$view"
done
run export "$document" -o "$traced/out.pdf"
run export "$document" -o "$traced/out.png"
echo "1..$n"

# The net catches: the same look at a program that does read the file.
trace cat "$secret" >/dev/null 2>&1
if check_trace >/dev/null; then
  echo "Bail out! reading the file was not seen"
  exit 99
fi
exit $failed
