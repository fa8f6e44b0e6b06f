#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks and analyzes large made-up files, and tells the time and memory that each took:
#   million.sh MONIAC-CLI MONIAC-MAKE-DEALS [COMPANIES DEALS]
set -e
cli=$1 make_deals=$2 companies=${3:-100000} deals=${4:-1000000}
file=$(mktemp)
trap 'rm -f "$file"' EXIT

measure () {
  label=$1; shift
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f "$label: %U s user, %S s system, %e s in all, %M KiB at most" "$@" >/dev/null
  else
    "$@" >/dev/null
    echo "$label: done (GNU time would measure it)"
  fi
}

for against in 0.02 0.5; do
  "$make_deals" --against "$against" "$companies" "$deals" >"$file"
  measure "check, $against against the stream" "$cli" check "$file"
  measure "analyze, $against against the stream" "$cli" analyze "$file"
  measure "analyze --json, $against against the stream" "$cli" analyze --json "$file"
done
