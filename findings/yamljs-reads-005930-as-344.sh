#!/usr/bin/env bash
# Package:  yamljs 0.3.0 (npm); beside it yaml 2.9.1, which reads the same lines as YAML 1.2
# Date:     2026-11-28
# Seen:     yamljs takes digits after a leading zero for an octal number, and where an 8 or a 9 is among them it leaves that
#           digit out: 005930 is 344 (octal 530), the time 090001 is 1, the key 0098 is 0. "1,234" without quotes is the number
#           1234. Nothing is thrown.
# Expected: text for what is no octal number, as YAML 1.1 has it (yaml-js does so), or the decimal 5930 of YAML 1.2.
# Matters:  A watch list or a table of codes in YAML without quotes turns Samsung Electronics into 344 and SK hynix (000660)
#           into 432, a deposit of 000000061300 into 25280, and two FIDs or times can fall together under one key. Quote every
#           code, key and time; a test that reads a file with two parsers finds it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yamljs@0.3.0 yaml@2.9.1
cat > look.js <<'JS'
const assert = require('node:assert');
const yamljs = require('yamljs');
const yaml = require('yaml');
const wanted = { '005930': 344, '000660': 432, '090001': 1, '153000': 153000, '000000061300': 25280, '1,234': 1234 };
for (const [text, value] of Object.entries(wanted)) {
  const read = yamljs.parse(`a: ${text}`).a;
  console.log(text.padEnd(14), 'yamljs', read, ' yaml', yaml.parse(`a: ${text}`).a);
  assert.strictEqual(read, value);
}
assert.strictEqual(yaml.parse('a: 005930').a, 5930);
const keys = Object.keys(yamljs.parse('0098: a\n0012: b'));
console.log('keys 0098 and 0012:', keys);
assert.deepStrictEqual(keys, ['0', '10']);
assert.strictEqual(yamljs.parse("a: '005930'").a, '005930');
JS
node look.js
