#!/usr/bin/env bash
# Package:  papaparse (npm) 5.7.1, dynamicTyping
# Date:     2026-11-28
# Seen:     With dynamicTyping, "-70700" becomes the number -70700 and "+70700" stays the text "+70700": in one
#           column of signed values the falls are numbers and the rises are text. A sum of the column joins text:
#           -70700 + "+100" is "-70700+100".
# Expected: both become numbers, as JavaScript's own Number() and parseFloat() read both.
# Matters:  The server marks the direction with + and -. A table of raw values, saved as CSV, has its falls and rises
#           in different types, and a filter on `typeof x === 'number'` keeps falls only. Write numbers without "+".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund papaparse@5.7.1
cat > look.js <<'JS'
const assert = require('assert');
const Papa = require('papaparse');
const rows = Papa.parse('price\n-70700\n+70700\n-0.35\n+0.35\n0', { header: true, dynamicTyping: true }).data.map(r => r.price);
for (const v of rows) console.log(JSON.stringify(v).padEnd(10), typeof v);
const sum = rows.slice(0, 2).reduce((a, b) => a + b);
console.log('sum of the first two:', JSON.stringify(sum), '| Number("+70700") is', Number('+70700'));
assert.deepStrictEqual(rows, [-70700, '+70700', -0.35, '+0.35', 0]);
assert.strictEqual(sum, '-70700+70700');
JS
node look.js
