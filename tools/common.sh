# SPDX-License-Identifier: GPL-3.0-or-later
# What tools/run and tools/test share: Debian packages, and the build. Sourced, not run.

BUILD_PACKAGES="
  gcc libc6-dev meson ninja-build pkg-config gettext
  libgtk-4-dev libadwaita-1-dev libcairo2-dev libpango1.0-dev libjson-glib-dev libicu-dev libgraphviz-dev
  libcsv-dev libxml2-dev libwebp-dev libgif-dev libimagequant-dev
  libglib2.0-bin desktop-file-utils shared-mime-info gtk-update-icon-cache
  adwaita-icon-theme fonts-inter fonts-cantarell dbus
"
TEST_PACKAGES="
  xvfb xauth openbox xdotool x11-utils imagemagick appstream at-spi2-core strace procps
  librsvg2-bin librsvg2-common libxml2-utils poppler-utils python3-cairosvg mupdf-tools
  python3 python3-jsonschema python3-gi gir1.2-atspi-2.0
"

say () {
  printf '%s\n' "$*"
}

fail () {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Runs a command quietly; on failure shows what it said.
quietly () {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 60 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# The packages of a list that are not installed.
missing_packages () {
  local package
  for package in "$@"; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
      'install ok installed') ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# Installs what is missing of the named packages, as root or through sudo.
install_packages () {
  local missing as_root=
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "needs these packages, or what your system calls them: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "run as root once, or install: $missing"
    as_root=sudo
  fi
  say "Installing: $missing"
  quietly $as_root apt-get update || fail "the list of packages could not be read"
  # shellcheck disable=SC2086
  quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing \
    || fail "the packages could not be installed"
}

# Through sudo, everything but the packages is done by the user who called: files stay theirs, and so does the display.
become_caller () {
  local home runtime
  [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ] || return 0
  runuser -u "$SUDO_USER" -- test -w "$ROOT" || return 0
  [ ! -e "$BUILD" ] || runuser -u "$SUDO_USER" -- test -w "$BUILD" || return 0
  home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
  runtime=/run/user/$SUDO_UID
  exec runuser -u "$SUDO_USER" -- env HOME="$home" \
    ${DISPLAY:+DISPLAY="$DISPLAY"} ${XAUTHORITY:+XAUTHORITY="$XAUTHORITY"} \
    $([ -d "$runtime" ] && printf 'XDG_RUNTIME_DIR=%s ' "$runtime") \
    $([ -S "$runtime/wayland-0" ] && printf 'WAYLAND_DISPLAY=wayland-0 ') \
    $([ -S "$runtime/bus" ] && printf 'DBUS_SESSION_BUS_ADDRESS=unix:path=%s/bus ' "$runtime") \
    "$0" "$@"
}

build () {
  if [ ! -e "$BUILD/build.ninja" ]; then
    say "Configuring"
    quietly meson setup "$BUILD" "$ROOT" || fail "the build could not be configured"
  fi
  if [ -n "$(ninja -C "$BUILD" -n "$@" | grep -v 'no work to do' | grep -v '^ninja: Entering')" ]; then
    say "Building"
    quietly ninja -C "$BUILD" "$@" || fail "the build failed"
  fi
}

# Runs the tests of the build under a virtual display, and says how many passed. Arguments go to meson test.
run_tests () {
  local log=$BUILD/meson-logs/tests.txt status=0 passed failed skipped
  say "Testing"
  xvfb-run -a -s '-screen 0 1920x1080x24 -noreset' \
    meson test -C "$BUILD" --no-rebuild --print-errorlogs "$@" >"$log" 2>&1 </dev/null || status=$?
  passed=$(count_tests Ok "$log")
  failed=$(($(count_tests Fail "$log") + $(count_tests Timeout "$log") + $(count_tests 'Unexpected Pass' "$log")))
  skipped=$(count_tests Skipped "$log")
  if [ "$status" -ne 0 ] || [ "${failed:-1}" -ne 0 ]; then
    grep -v ' OK  ' "$log" | tail -n 200
  fi
  if [ "${passed:-0}" -eq 0 ]; then
    fail "no test was run; see $log"
  fi
  say "$passed passed, $failed failed, $skipped skipped"
  return "$status"
}

count_tests () {
  sed -n "s/^$1: *\([0-9]*\).*/\1/p" "$2" | tail -n 1
}

ROOT=$(cd "$(dirname "$0")/.." && pwd)
BUILD=${MONIAC_BUILD:-$ROOT/build}
