#!/usr/bin/env bash
# Package:  num-to-korean (npm) 0.5.3
# Date:     2026-11-28
# Seen:     The minus sign is taken for a leading digit. numToKorean(-70700) is 십칠만칠백, the usual reading of 170,700;
#           -5 is 십오 (15), -300 is 천삼백 (1,300), without any word for minus. The mixed form begins with "NaN".
#           A decimal is an empty text.
# Expected: a word for minus, or an error, as its types take any number.
# Matters:  Korean amounts in messages and spoken alerts: a loss of 70,700 won reads as 170,700 won without a sign, a
#           believable wrong amount. Humanizer's Korean (Humanizer.Core.ko 3.0.10) says minus; or format the magnitude alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund num-to-korean@0.5.3
cat > look.js <<'JS'
const assert = require('assert');
const { numToKorean, FormatOptions } = require('num-to-korean');
for (const n of [70700, 170700, -70700, 15, -5, 300, -300, 0.35])
  console.log(String(n).padStart(8), JSON.stringify(numToKorean(n)), JSON.stringify(numToKorean(n, FormatOptions.MIXED)));
assert.strictEqual(numToKorean(70700), '칠만칠백');
assert.strictEqual(numToKorean(-70700), '십칠만칠백');
assert.strictEqual(numToKorean(-5), '십오');
assert.strictEqual(numToKorean(-300), '천삼백');
assert.strictEqual(numToKorean(-70700, FormatOptions.MIXED), 'NaN7만 700');
assert.strictEqual(numToKorean(0.35), '');
JS
node look.js
