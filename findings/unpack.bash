# For the findings, which source it: packages in a temporary folder, and the comparison with what
# was seen.
set -euo pipefail
export LC_ALL=C.UTF-8

work=$(mktemp -d -t tracuu-finding.XXXXXX)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir "$root"

# packages NAME=VERSION...: downloads and unpacks them; exit 3 if they are not to be had.
packages() {
  if ! (cd "$work" && apt-get download -q "$@" >download.log 2>&1); then
    echo "not to be had here: $*" >&2
    grep '^E:' "$work/download.log" >&2 || true
    exit 3
  fi
  local package
  for package in "$work"/*.deb; do dpkg -x "$package" "$root"; done
  libraries=$(echo "$root"/usr/lib/*-linux-gnu)
  export LD_LIBRARY_PATH=$libraries
  export PATH=$root/usr/bin:$PATH
}

# npm_packages NAME@VERSION...: installs them below $root; exit 3 if they are not to be had.
npm_packages() {
  if ! npm install --prefix "$root" --no-audit --no-fund --ignore-scripts "$@" >"$work/npm.log" 2>&1; then
    echo "not to be had here: $*" >&2
    tail -n 3 "$work/npm.log" >&2
    exit 3
  fi
}

# compiled [ARGUMENT...]: the C++ program on standard input, against the packages; prints its path.
# Exit 3 if it can't be.
compiled() {
  cat >"$work/program.cpp"
  env -u LD_LIBRARY_PATH g++ -std=c++20 -O0 -I"$root/usr/include" "$work/program.cpp" -o "$work/program" \
    -L"$libraries" "$@" -Wl,-rpath-link,"$libraries" || exit 3
  echo "$work/program"
}

# seen: compares standard input with the lines after "Seen:" at the head of the finding.
seen() {
  sed -n '/^# Seen:$/,/^$/s/^#   //p' "$0" >"$work/seen"
  cat >"$work/now"
  diff -u --label "seen" --label "now" "$work/seen" "$work/now"
}
