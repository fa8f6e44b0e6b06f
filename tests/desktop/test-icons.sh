#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The icons are square SVG files that a renderer takes, and the symbolic one has one color.
set -eu
dir=$1
id=$2
command -v rsvg-convert >/dev/null || exit 77
out=$(mktemp)
trap 'rm -f "$out"' EXIT

for icon in "$dir/scalable/apps/$id.svg" "$dir/symbolic/apps/$id-symbolic.svg"; do
  rsvg-convert -w 64 "$icon" -o "$out"
  [ -s "$out" ] || { echo "$icon draws nothing" >&2; exit 1; }
done
grep -q 'width="128" height="128"' "$dir/scalable/apps/$id.svg"
grep -q 'width="16" height="16"' "$dir/symbolic/apps/$id-symbolic.svg"
colors=$(grep -o 'fill="[^"]*"' "$dir/symbolic/apps/$id-symbolic.svg" | sort -u | wc -l)
[ "$colors" -eq 1 ] || { echo "the symbolic icon has $colors colors" >&2; exit 1; }
