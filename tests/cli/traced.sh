# SPDX-License-Identifier: GPL-3.0-or-later
# What traced runs share: a document that names files and addresses wherever it can, and what a program that opened it must
# not have asked the kernel for. Sourced, not run.

command -v strace >/dev/null && strace -f -o /dev/null true 2>/dev/null || { echo "1..0 # SKIP nothing can be traced here"; exit 0; }

traced=$(mktemp -d "${TMPDIR:-/tmp}/moniac-traced-XXXXXX") || exit 99
secret=$traced/secret/key
document=$traced/stranger.deals.json
trace=$traced/trace
mkdir "$traced/secret"
echo "a secret" >"$secret"
cat >"$document" <<END
{ "format": "moniac-deals", "version": 1, "title": "file://$secret", "subtitle": "$secret", "credit": "http://127.0.0.1:9/x",
  "\$schema": "file://$secret", "include": "$secret", "import": "http://127.0.0.1:9/x",
  "sources": [ { "id": "s", "title": "$secret", "url": "file://$secret" }, { "id": "t", "title": "t", "url": "http://127.0.0.1:9/t" } ],
  "companies": [ { "id": "$secret", "name": "<img src='file://$secret'>", "logo": "$secret", "image": "http://127.0.0.1:9/x",
                   "note": "$secret" },
                 { "id": "b", "name": "http://127.0.0.1:9/b", "color": "#cc785c", "kind": "$secret" } ],
  "deals": [ { "id": "d", "from": "$secret", "to": "b", "amount": 5, "note": "file://$secret",
               "cites": [ { "source": "s", "quote": "$secret" }, { "source": "t", "quote": "http://127.0.0.1:9/q" } ] },
             { "id": "e", "from": "b", "to": "$secret", "kind": "file://$secret", "amount": 3, "announcement": "$secret" } ],
  "view": { "background": "file://$secret" } }
END

# Leaks are looked for by tracing, and a process is traced only once.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS

# Runs a program under strace.
trace () {
  strace -f -qq -s 400 -o "$trace" -e trace=%file,%network "$@"
}

# The calls that there must be none of: network sockets, and paths that the document names.
check_trace () {
  [ -s "$trace" ] || { echo "# there is no trace"; return 1; }
  if grep -E '(^|[ (])socket\(' "$trace" | grep -vE 'socket\(AF_(UNIX|LOCAL|NETLINK)'; then
    echo "# a socket to the network was asked for"
    return 1
  fi
  if grep -F "$traced/secret" "$trace"; then
    echo "# a file that the document names was touched"
    return 1
  fi
}
