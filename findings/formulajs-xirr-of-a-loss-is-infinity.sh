#!/usr/bin/env bash
# Package:  @formulajs/formulajs 4.6.1, beside it xirr 1.1.0 (npm)
# Date:     2026-11-28
# Seen:     XIRR of 1,000 won that became 500 within a year is the number Infinity; so it is for every greater loss. The right
#           answers are -0.5 and less (xirr has them), and a loss of 30 % is still found. With a guess of -0.5 as third
#           argument a half and a loss of 70 % are found, one of 80 % is Infinity again. No #NUM! and no exception.
# Expected: -0.9 for a loss of 90 %, as from xirr, or the #NUM! error that a spreadsheet gives.
# Matters:  A report of holdings shows the worst positions with an endless yield, whatever sorts the column puts them first, and
#           JSON makes null of them. Take another solver for yields, or check Number.isFinite on every one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 xirr@1.1.0
cat > look.js <<'JS'
const assert = require('node:assert');
const { XIRR } = require('@formulajs/formulajs');
const loaded = require('xirr');
const xirr = loaded.default ?? loaded;
const days = ['2025-01-01', '2026-01-01'];
for (const [back, usual, guessed] of [[1100, 0.1, 0.1], [700, -0.3, -0.3], [500, Infinity, -0.5], [300, Infinity, -0.7], [200, Infinity, Infinity], [100, Infinity, Infinity]]) {
  const seen = [XIRR([-1000, back], days, 0.1), XIRR([-1000, back], days, -0.5)];
  const other = xirr([{ amount: -1000, when: new Date(days[0]) }, { amount: back, when: new Date(days[1]) }]);
  console.log(`1000 won became ${back}: XIRR ${seen[0]}, with a guess of -0.5 ${seen[1]}, xirr ${other}`);
  const near = (a, b) => a === b || Math.abs(a - b) < 1e-6;
  assert.ok(near(seen[0], usual) && near(seen[1], guessed) && near(other, back / 1000 - 1));
}
JS
node look.js
