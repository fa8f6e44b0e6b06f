#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The library needs no GTK: no source outside the app includes it, and the program made of it loads none.
set -eu
program=$1
src=$2

if grep -rnE '#include *[<"](gtk|gdk|adwaita|gsk)' "$src" --include='*.[ch]' --exclude-dir=app; then
  echo "these include GTK" >&2
  exit 1
fi
libraries=$(ldd "$program")
echo "$libraries" | grep -q libcairo || { echo "ldd tells nothing" >&2; exit 1; }
if echo "$libraries" | grep -E 'lib(gtk|gdk|adwaita|gvc|cgraph)[-.]'; then
  echo "moniac-cli loads these" >&2
  exit 1
fi
