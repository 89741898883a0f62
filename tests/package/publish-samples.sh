#!/usr/bin/env bash
# Publishes the samples as native programs, without a warning, and uses them: quotes, Server-Sent Events and health over HTTP, and a recording. Tells their sizes,
# and how long it took from their start to the first healthy answer.
# Takes some minutes and a C linker (clang or gcc); not a part of .ci/run, which publishes the quickstart trimmed.
#
#   bash tests/package/publish-samples.sh
set -euo pipefail
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
web=
trap '[ -n "$web" ] && kill "$web" 2> /dev/null; rm -rf "$work"' EXIT

fail() { echo "FAILED: $1"; shift; [ $# -gt 0 ] && cat "$@"; exit 1; }

for sample in WebQuotes RecordingWorker; do
  dotnet publish "$root/runtime/samples/$sample" --configuration Release --use-current-runtime --output "$work/$sample" > "$work/publish.txt" 2>&1 || fail "$sample does not publish" "$work/publish.txt"
  grep -E 'warning' "$work/publish.txt" && fail "$sample publishes with warnings"
  echo "$sample: $(du -h "$work/$sample/$sample" | cut -f1)"
done

now() { echo "${EPOCHREALTIME:-$SECONDS.000000}" | tr -d .; }
started=$(now)
ASPNETCORE_URLS=http://127.0.0.1:0 "$work/WebQuotes/WebQuotes" > "$work/web.txt" 2>&1 &
web=$!
for _ in $(seq 1000); do
  address=$(sed -n 's/.*Now listening on: //p' "$work/web.txt" | tail -n 1)
  if [ -n "$address" ] && curl -sf "$address/health" > /dev/null; then break; fi
  sleep 0.02
done
echo "WebQuotes: healthy after $((($(now) - started) / 1000)) ms"
[ "$(curl -sf "$address/health")" = Healthy ] || fail "the web sample is not healthy" "$work/web.txt"
curl -sf "$address/quotes/005930" | grep -E '"price":[0-9]' || fail "the web sample has no quote" "$work/web.txt"
(curl -sN --max-time 10 "$address/trades/005930" || true) | head -n 2 > "$work/events.txt"
grep -q '^data: {' "$work/events.txt" && cat "$work/events.txt" || fail "the web sample has no events" "$work/events.txt" "$work/web.txt"

"$work/RecordingWorker/RecordingWorker" "$work/trades.jsonl.gz" 5 > "$work/worker.txt" 2>&1 || fail "the worker fails" "$work/worker.txt"
gzip -dc "$work/trades.jsonl.gz" | grep -q '0B' || fail "the worker records no trades" "$work/worker.txt"
tail -n 1 "$work/worker.txt" | sed "s|$work/||"
echo "samples: ok"
