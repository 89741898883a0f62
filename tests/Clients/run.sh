#!/usr/bin/env bash
# Clients that others wrote, and plain scripts in Python and Node, against the simulator's exchange. Not part of `dotnet test`: it needs npm's registry, Node 18
# or newer, and Python with requests and websockets (Debian: python3-requests, python3-websockets).
#   tests/Clients/run.sh [PINGs]      100 by default, one a second
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
pings=${1:-100}
python=${PYTHON:-python3}
work=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2> /dev/null; rm -rf "$work"' EXIT

simulator="$root/runtime/Kiwoom.Simulator/bin/Debug/net10.0/Kiwoom.Simulator"
[ -x "$simulator" ] || dotnet build "$root/runtime/Kiwoom.Simulator" -v q
cp "$root"/tests/Clients/*.mjs "$root/tests/Clients/package.json" "$work"
(cd "$work" && npm install --no-audit --no-fund --silent)

start() {
  "$simulator" --port 0 --exchange --start "2026-09-14 10:00" --ping-seconds 1 > "$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/server.log" | head -1 || true)
    [ -n "$address" ] && return
    sleep 0.2
  done
  cat "$work/server.log"
  exit 1
}

# A session each: a LOGIN ends the older one, as the same app key's.
start
(cd "$work" && node kiwoom-rest-api.mjs "$address")
"$python" "$root/tests/Clients/follow.py" "$address" "$pings"
(cd "$work" && node follow.mjs "$address" "$pings")
echo "all went through"
