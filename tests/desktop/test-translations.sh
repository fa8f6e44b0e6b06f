#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source with words for people is named in POTFILES, and every language that is shipped has all of them.
set -eu
top=$1
command -v xgettext >/dev/null && command -v msgmerge >/dev/null && command -v msgfmt >/dev/null || exit 77
cd "$top"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

{
  grep -rlE '\b(_|N_|C_|ngettext|g_dngettext) ?\(' src --include='*.c' --include='*.h'
  ls ui/*.ui data/*.desktop.in data/*.metainfo.xml.in data/*.mime.xml.in
} | sort -u >"$dir/wanted"
sort -u po/POTFILES >"$dir/listed"
diff "$dir/listed" "$dir/wanted" || { echo "po/POTFILES does not fit the sources" >&2; exit 1; }

# The data files need rules of their own, which not every machine has where xgettext looks.
grep -v '^data/' po/POTFILES >"$dir/files"
xgettext --files-from="$dir/files" --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
  --keyword=g_dngettext:2,3 --keyword=ngettext:1,2 --flag=g_strdup_printf:1:c-format \
  -o "$dir/moniac.pot"
for language in $(cat po/LINGUAS); do
  msgfmt -c -o /dev/null "po/$language.po"
  msgmerge -q --no-fuzzy-matching -o "$dir/$language.po" "po/$language.po" "$dir/moniac.pot"
  missing=$(msgattrib --no-obsolete --untranslated "$dir/$language.po" | grep -c '^msgid' || true)
  fuzzy=$(msgattrib --only-fuzzy --no-obsolete "$dir/$language.po" | grep -c '^msgid' || true)
  if [ "$missing" -gt 1 ] || [ "$fuzzy" -gt 1 ]; then
    msgattrib --no-obsolete --untranslated "$dir/$language.po" | grep '^msgid' >&2
    echo "po/$language.po lacks $missing, and is unsure of $fuzzy" >&2
    exit 1
  fi
done
