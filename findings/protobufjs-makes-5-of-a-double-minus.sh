#!/usr/bin/env bash
# Package:  protobufjs 8.8.1 (npm), with its dependency long 5
# Date:     2026-11-28
# Seen:     fromObject converts text without checking it, in a different way for each type of field. "--5" is 5 in an int64
#           (the sign is gone), 0 in an int32, NaN in a double. "1,234" is 1 in an int64 and 0 in an int32; the code 0156T0 is
#           156 or 0. A bool is true for "N" and for "0". Nothing is thrown, and the message goes on the wire.
# Expected: an exception for "--5" in an int64, as there is for "5-5" (long: "interior hyphen"); the other three were foreseen.
# Matters:  An API that sends its numbers as text invites to hand its JSON to fromObject. A fall of 5 becomes a rise of 5, a
#           price that could not be read becomes an honest-looking 0. verify() is no help after fromObject: call it before, or
#           parse the text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund protobufjs@8.8.1 long@5.3.2
cat > look.js <<'JS'
const assert = require('node:assert');
const protobuf = require('protobufjs');
const { root } = protobuf.parse('syntax = "proto3"; message Quote { int32 small = 1; int64 big = 2; double real = 3; bool flag = 4; }');
const Quote = root.lookupType('Quote');
function sent(text) {
  const message = Quote.fromObject({ small: text, big: text, real: text, flag: text });
  assert.strictEqual(Quote.verify(message), null);
  const read = Quote.toObject(Quote.decode(Quote.encode(message).finish()), { longs: String, defaults: true });
  console.log(JSON.stringify(text).padEnd(10), read);
  return [read.small, read.big, read.real, read.flag];
}
assert.deepStrictEqual(sent('+70700'), [70700, '70700', 70700, true]);
assert.deepStrictEqual(sent('--5'), [0, '5', NaN, true]);
assert.deepStrictEqual(sent('1,234'), [0, '1', NaN, true]);
assert.deepStrictEqual(sent('0156T0'), [0, '156', NaN, true]);
assert.strictEqual(sent('N')[3], true);
JS
node look.js
