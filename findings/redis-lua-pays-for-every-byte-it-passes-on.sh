#!/usr/bin/env bash
# Package:  redis-server 7.0.15 (Debian 12)
# Date:     2026-11-30
# Seen:     A script that does nothing but return 1 costs more, of a large argument, than XADD needs to store the same bytes: 1.3 ns a byte,
#           0.7 ms for a thousand trades (0B) of 551 bytes, where XADD alone takes 0.4 ms. A script that looks at a key and then hands the
#           argument to XADD takes 1.2 ms: three times the bare command. A hundred trades cost about a tenth of it, so it is paid
#           by the byte, not by the call.
# Expected: a call of a script to cost some µs, whatever it carries: Lua 5.1, which Redis has, looks at 32 characters of a long
#           text at most to intern it, so that a copy was all to reckon with (0.1 ms for a megabyte; it is 1.3).
# Matters:  "Look at the fencing number and write, in one step" is how one keeps a process that slept from writing, and it needs a
#           script. With whole messages as arguments the one thread of Redis spends more on Lua than on streams, and batching does not
#           help, since it pays by the byte. Reckon with it in sizing, or let the script see small arguments alone.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
command -v redis-server >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server; } >/dev/null 2>&1
redis-server --version | grep -q 'v=7\.0\.' || { echo "another Redis than 7.0: $(redis-server --version)"; exit 1; }
redis-server --port 0 --unixsocket "$work/redis.sock" --save '' --dir "$work" >/dev/null &
server=$!
redis() { redis-cli -s "$work/redis.sock" "$@"; }
for _ in $(seq 50); do redis ping >/dev/null 2>&1 && break; sleep 0.1; done

# Values of a trade, as many as a batch carries, and a number so that no two arguments are the same.
trade='{"20":"165208","10":"-20800","11":"-50","12":"-0.24","27":"-20800","28":"-20700","15":"+82","13":"30379732","14":"632640","16":"20850","17":"+21150","18":"-20450","25":"5","26":"-1057122","29":"-22041267850","30":"-96.64","31":"13.51","32":"36","228":"98.92","311":"17230","290":"2","691":"0","567":"000000","568":"000000","851":"","1890":"090000","1891":"090037","1892":"090018","1030":"15089017","1031":"15290716","1032":"50.33","1071":"","1072":"","1313":"","1315":"","1316":"","1314":"","1497":"","1498":"","620":"","732":"","852":"","9081":"KRX"}'
batch() { printf '%d' "$2"; for _ in $(seq "$1"); do printf '%s' "$trade"; done; }
fenced='if redis.call("GET", KEYS[1]) then return 0 end return redis.call("XADD", KEYS[2], "MAXLEN", "~", 1000, "*", "m", ARGV[1])'
cost() { redis info commandstats | tr -d '\r' | sed -n "s/^cmdstat_$1:.*usec_per_call=\([0-9.]*\),.*/\1/p"; }

changed=0
look() { if awk "BEGIN { exit !($2) }"; then echo "as seen: $1"; else echo "CHANGED: $1"; changed=1; fi; }
declare -A script
for trades in 50 100 1000; do
  redis config resetstat >/dev/null
  for number in $(seq 60); do batch "$trades" "$number" | redis -x XADD alone MAXLEN '~' 1000 '*' m >/dev/null; done
  alone=$(cost xadd)
  redis config resetstat >/dev/null
  for number in $(seq 60); do batch "$trades" "$number" | redis -x EVAL "$fenced" 2 fence fenced >/dev/null; done
  script[$trades]=$(cost eval)
  redis config resetstat >/dev/null
  for number in $(seq 60); do batch "$trades" "$number" | redis -x EVAL 'return 1' 0 >/dev/null; done
  nothing=$(cost eval)
  look "$trades trades of ${#trade} bytes: XADD alone $alone µs, behind a look at a key ${script[$trades]} µs, a script that does nothing with them $nothing µs" \
    "${script[$trades]} > 2 * $alone && $nothing > 1.1 * $alone"
done
look "1000 trades cost $(awk "BEGIN { printf \"%.1f\", ${script[1000]} / ${script[100]} }") times as much as 100: it is the bytes and not the call" "${script[1000]} > 5 * ${script[100]}"
exit "$changed"
