#!/usr/bin/env bash
# How fast the terminal's tool starts, and how large it is: packs it compiled ahead of time for this platform, installs it from a folder of packages, and
# measures from start to the first byte of `kiwoom spec show ka10081`, in turn with `dotnet --version`, and with another command where one is given (a client of
# another language, say). The figures of this run stand beside each other; one alone says little on a busy machine. A package of 15 MB or more fails.
#
#   bash tests/package/start-time.sh [runs] [another command]     (default: 21 runs; bash 5)
#   bash tests/package/start-time.sh 21 "python3 -c 'import client; print(1)'"
set -euo pipefail
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 LC_ALL=C

root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${1:-21}
other=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/packages"

fail() { echo "FAILED: $1"; shift; [ $# -gt 0 ] && cat "$@"; exit 1; }

dotnet pack "$root/runtime/Kiwoom.Cli" --configuration Release -p:ReadyToRunTool=host --output "$work/packages" -v q > "$work/pack.txt" 2>&1 || fail "the tool does not pack" "$work/pack.txt"
for package in "$work/packages"/*.nupkg; do
  size=$(wc -c < "$package")
  echo "$(basename "$package"): $((size / 1000)) kB"
  [ "$size" -lt 15000000 ] || fail "$(basename "$package") has 15 MB or more"
done

cat > "$work/nuget.config" <<XML
<configuration><packageSources><clear /><add key="folder" value="$work/packages" /></packageSources></configuration>
XML
version=$(basename "$(ls "$work/packages"/Kiwoom.Cli.[0-9]*.nupkg)" .nupkg)
NUGET_PACKAGES=$work/cache dotnet tool install Kiwoom.Cli --version "${version#Kiwoom.Cli.}" --tool-path "$work/tools" --configfile "$work/nuget.config" > "$work/install.txt" 2>&1 || fail "the tool does not install" "$work/install.txt"

# Microseconds from start to the first byte of output, into a file.
measure() {
  local file=$1 start=$EPOCHREALTIME first
  shift
  IFS= read -r -N 1 first < <("$@" 2> /dev/null) || fail "$* writes nothing"
  local end=$EPOCHREALTIME
  echo $(((${end%.*} - ${start%.*}) * 1000000 + 10#${end#*.} - 10#${start#*.})) >> "$work/$file"
}

row() { sort -n "$work/$1" | awk -v name="$2" '{ at[NR] = $1 / 1000 } END { printf "%-34s  min %6.1f  median %6.1f  max %6.1f ms  (%d runs)\n", name, at[1], at[int((NR + 1) / 2)], at[NR], NR }'; }
ratio() { paste -d ' ' "$work/kiwoom.txt" "$work/$1" | awk '{ print $1 / $2 }' | sort -n | awk -v name="$2" '{ at[NR] = $1 } END { printf "%-34s  median %.2f\n", name, at[int((NR + 1) / 2)] }'; }

# The first run of each warms the disk's cache.
for run in $(seq 0 "$runs"); do
  measure kiwoom.txt "$work/tools/kiwoom" spec show ka10081
  measure dotnet.txt dotnet --version
  [ -z "$other" ] || measure other.txt bash -c "exec $other"
  [ "$run" -gt 0 ] || rm -f "$work"/kiwoom.txt "$work"/dotnet.txt "$work"/other.txt
done

row kiwoom.txt "kiwoom spec show ka10081"
row dotnet.txt "dotnet --version"
[ -z "$other" ] || row other.txt "$other"
ratio dotnet.txt "kiwoom / dotnet, pair by pair"
[ -z "$other" ] || ratio other.txt "kiwoom / other, pair by pair"
