# Shared by bin/*: builds the workbench into dist/web when its sources are newer than the build.
# Looks at times only (folders too, so that a file taken away counts): a second start must not wait.

built="$root/dist/web.built"

web_is_fresh() {
  [ -f "$root/dist/web/index.html" ] && [ -f "$built" ] || return 1
  set -- "$root/src/web" "$root/src/contract" "$root/src/domain" "$root/package-lock.json"
  for file in "$root"/vite.config.ts "$root"/index.html "$root"/postcss.config.*; do
    if [ -e "$file" ]; then set -- "$@" "$file"; fi
  done
  [ -z "$(find "$@" -newer "$built" ! -name '*.test.ts' 2>/dev/null | head -n 1)" ]
}

build_web() {
  if [ "${1-}" != again ] && web_is_fresh; then return; fi
  say "building the workbench ..."
  mkdir -p "$root/dist"
  touch "$built.next" # before the build: what is saved while it runs is newer
  quietly "The workbench could not be built." node node_modules/vite/bin/vite.js build
  mv "$built.next" "$built"
}
