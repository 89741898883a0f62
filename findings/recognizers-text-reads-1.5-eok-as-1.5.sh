#!/usr/bin/env bash
# Package:  @microsoft/recognizers-text-suite (npm) 1.3.1
# Date:     2026-11-28
# Seen:     Asked for "ko-kr" the library answers in English rules and says nothing: "1.5억" is 1.5, "3천주" is 3, "7만 700원"
#           is two numbers (7 and 700), "칠만칠백원" is none and no currency is found. Its list of cultures has Japanese and
#           Chinese ("1.5億" is 150,000,000), Culture.Korean is undefined.
# Expected: 150,000,000, 3,000 and 70,700; or an error for a culture it lacks.
# Matters:  Chat bots that take orders in Korean ("삼성전자 3천주"): 3 shares instead of 3,000, or 1.5 won for 150 million, both
#           valid. Read 만, 억 and 천 yourself, and show the order back to the user before it is sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1
cat > look.js <<'JS'
const assert = require('assert');
const { recognizeNumber, recognizeCurrency, Culture } = require('@microsoft/recognizers-text-suite');
const read = (text, culture) => recognizeNumber(text, culture).map(r => r.resolution.value);
for (const text of ['1.5억', '3천주', '7만 700원', '칠만칠백원'])
  console.log(text, read(text, 'ko-kr'), 'currencies:', recognizeCurrency(text, 'ko-kr').length);
console.log('1.5億', read('1.5億', Culture.Japanese), '| cultures:', Culture.getSupportedCultureCodes().join(' '));
assert.deepStrictEqual(read('1.5억', 'ko-kr'), ['1.5']);
assert.deepStrictEqual(read('3천주', 'ko-kr'), ['3']);
assert.deepStrictEqual(read('7만 700원', 'ko-kr'), ['7', '700']);
assert.deepStrictEqual(read('칠만칠백원', 'ko-kr'), []);
assert.deepStrictEqual(read('1.5億', Culture.Japanese), ['150000000']);
assert.strictEqual(Culture.Korean, undefined);
JS
node look.js
