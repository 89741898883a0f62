#!/usr/bin/env bash
# Package:  technicalindicators 3.1.0, fast-technical-indicators 1.1.4, indicatorts 2.2.2, trading-signals 8.3.0 (npm)
# Date:     2026-11-28
# Seen:     The same flat prices (a halted stock, or one at its limit all day) have an RSI of 100 (technicalindicators,
#           trading-signals), 99.01 (fast-technical-indicators, which is offered as a drop-in for the first) or NaN
#           (indicatorts). indicatorts also answers before a period is full: the "3-day average" of the first day is
#           that day, and the first RSI is always 0, "oversold", even where prices only rise.
# Expected: one value for the two that are interchangeable, and no value (or NaN) before a period is full.
# Matters:  A rule such as "sell above 70" or "buy below 30" fires for a stock that did not trade, and with indicatorts
#           it buys on the first candle of every chart. Drop the warm-up and days without volume before the indicator.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund technicalindicators@3.1.0 fast-technical-indicators@1.1.4 indicatorts@2.2.2 trading-signals@8.3.0
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { createRequire } from 'node:module';
import * as ts from 'trading-signals';
const require = createRequire(import.meta.url);
const first = require('technicalindicators');
const fast = require('fast-technical-indicators');
const its = await import('indicatorts');
const flat = Array(20).fill(70700);
const signal = new ts.RSI(14);
for (const price of flat) signal.add(price);
const seen = {
  technicalindicators: first.RSI.calculate({ period: 14, values: flat }).at(-1),
  'fast-technical-indicators': fast.RSI.calculate({ period: 14, values: flat }).at(-1),
  'trading-signals': signal.getResult(),
  indicatorts: its.rsi(flat, { period: 14 }).at(-1),
};
console.log('RSI of a flat price:', seen);
assert.deepStrictEqual(seen, { technicalindicators: 100, 'fast-technical-indicators': 99.01, 'trading-signals': 100, indicatorts: NaN });
const rising = [1, 2, 3, 4, 5];
console.log('indicatorts, rising prices: sma(3)', its.sma(rising, { period: 3 }), 'rsi(3)', its.rsi(rising, { period: 3 }));
assert.deepStrictEqual([...its.sma(rising, { period: 3 })], [1, 1.5, 2, 3, 4]);
assert.strictEqual(its.rsi(rising, { period: 3 })[0], 0);
JS
node look.mjs
