#!/usr/bin/env bash
# Package:  candlestick-convert (npm) 7.0.0
# Date:     2026-11-28
# Seen:     1. From ticks, each candle opens at the CLOSE of the candle before, not at its own first trade, and the
#           high and low do not take the open in: a minute with one trade at 70,200 after a close of 70,100 is
#           open 70,100, low 70,200, so the low lies above the open.
#           2. Minute candles of one whole KRX day (09:00 to 15:30) to one-day candles give an empty list, also with
#           includeOpenCandle = true; two days give none either, five days give five.
# Expected: the first trade's price as the open, and one daily candle of 391 minutes.
# Matters:  Ticks of the realtime stream and minute charts made into candles: every gap between minutes is drawn
#           away, validators refuse the candles, and a day's chart is empty until the second or third day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund candlestick-convert@7.0.0
cat > look.js <<'JS'
const assert = require('assert');
const { batchTicksToCandle, batchCandles } = require('candlestick-convert');
const seoul = (day, minute, second = 0) => Date.UTC(2026, 0, day, -9, minute, second);
const nine = 9 * 60;
const ticks = [[nine, 1, 70000], [nine, 30, 70100], [nine + 1, 5, 70200], [nine + 3, 1, 70500]]
  .map(([m, s, price]) => ({ time: seoul(5, m, s), price, quantity: 1 }));
const candles = batchTicksToCandle(ticks, 60, true);
for (const c of candles) console.log(new Date(c.time).toISOString().slice(11, 16), 'open', c.open, 'high', c.high, 'low', c.low, 'close', c.close);
assert.strictEqual(candles[1].open, 70100);
assert.strictEqual(candles[1].low, 70200);
assert.ok(candles[1].low > candles[1].open);

const minutesOf = days => days.flatMap(d => Array.from({ length: 391 }, (_, i) => [seoul(d, nine + i), 1, 1, 1, 1, 1]));
const daily = days => batchCandles(minutesOf(days), 60, 86400, true).length;
const seen = { one: daily([5]), two: daily([5, 6]), five: daily([5, 6, 7, 8, 9]) };
console.log('daily candles out of 1, 2 and 5 days of 391 minutes:', seen);
assert.deepStrictEqual(seen, { one: 0, two: 0, five: 5 });
JS
node look.js
