#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A deal file is known by its name, and by its content where the name says nothing.
set -eu
definition=$1
sample=$2
command -v update-mime-database >/dev/null && command -v gio >/dev/null || exit 77
[ -e /usr/share/mime/packages/freedesktop.org.xml ] || exit 77

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/mime/packages"
cp /usr/share/mime/packages/freedesktop.org.xml "$dir/mime/packages/"
cp "$definition" "$dir/mime/packages/"
update-mime-database "$dir/mime"

cp "$sample" "$dir/a.deals.json"
cp "$sample" "$dir/nameless"
printf '{ "other": 1 }' > "$dir/other.json"
export XDG_DATA_HOME="$dir" XDG_DATA_DIRS="$dir"

expect () {
  found=$(gio info -a standard::content-type "$dir/$1" | sed -n 's/.*standard::content-type: //p')
  if [ "$found" != "$2" ]; then
    echo "$1 is $found, not $2" >&2
    exit 1
  fi
}
expect a.deals.json application/vnd.moniac.deals+json
expect nameless application/vnd.moniac.deals+json
expect other.json application/json
