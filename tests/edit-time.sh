#!/usr/bin/env bash
# How long it takes from an edit of the spec to a green build of the library, in a clone of the last commit.
# Another commit's build in turn with it: tests/edit-time.sh COMMIT. Builds of each: TURNS=3. Without a compiler server: UseSharedCompilation=false.
# With one, each has a server of its own, which its first builds warm up.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

clone() {
  git clone --quiet "$root" "$work/$1"
  git -C "$work/$1" checkout --quiet "$2"
  (cd "$work/$1" && dotnet build runtime/Kiwoom) > "$work/$1.txt" 2>&1 || { cat "$work/$1.txt"; exit 1; }
}

# turn NAME EDIT: makes the edit anew and prints the seconds of the build after it.
turn() {
  local name=$1 edit=$2 before
  before=$(git -C "$work/$name" diff | cksum)
  case $edit in
    descriptor) sed -i '0,/aily candles/s//aily candles x/' "$work/$name/spec/charts/ka10081.yaml" ;;
    vocabulary) sed -i 's/^131: AfterHoursTotalAskQuantity/&X/' "$work/$name/spec/vocabulary.yaml" ;;
  esac
  [ "$before" != "$(git -C "$work/$name" diff | cksum)" ] || { echo "$name has nothing to edit there"; exit 1; }
  local start
  start=$(date +%s%N)
  (cd "$work/$name" && dotnet build runtime/Kiwoom "-p:SharedCompilationId=edit-time-$$-$name") > "$work/$name.txt" 2>&1 || { cat "$work/$name.txt"; exit 1; }
  local ms=$((($(date +%s%N) - start) / 1000000))
  printf '%-12s %-12s %4d.%d s\n' "$edit" "$name" $((ms / 1000)) $((ms % 1000 / 100))
}

clone new HEAD
[ $# -eq 0 ] || clone "$1" "$1"
for edit in descriptor vocabulary; do
  for _ in $(seq "${TURNS:-3}"); do
    [ $# -eq 0 ] || turn "$1" "$edit"
    turn new "$edit"
  done
done
