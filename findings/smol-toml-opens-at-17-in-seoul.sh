#!/usr/bin/env bash
# Package:  smol-toml 1.9.1, beside it toml 5.0.1 (npm)
# Date:     2026-11-28
# Seen:     A local time (open = 09:00:01) and a local date-time become a Date that holds the clock as if it were UTC. In Seoul
#           getHours() of 09:00:01 is 17, and getMinutes() 27: the time is put into the year 0, when Seoul was 8:27:52 ahead. A
#           local date-time of 09:00:01 has the hour 18. Only toISOString(), which it overrides, shows 09:00:01. toml 5.0.1 gives
#           all of them as text.
# Expected: a Date whose getHours() is 9 on every machine for what TOML calls local.
# Matters:  Session times (09:00, 15:30) in a settings file: a scheduler that asks for hours and minutes trades in the evening, and
#           the same program on a machine in UTC, where it was tested, is right. Read getUTCHours(), or write times as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund smol-toml@1.9.1 toml@5.0.1
cat > look.js <<'JS'
const assert = require('node:assert');
const text = 'open = 09:00:01\nstart = 2026-01-02T09:00:01\nday = 2026-01-02\n';
const { open, start } = require('smol-toml').parse(text);
console.log(`${process.env.TZ}: open ${open.toISOString()} is ${open.getHours()}:${open.getMinutes()}, start ${start.toISOString()} is ${start.getHours()}:${start.getMinutes()}`);
assert.deepStrictEqual([open.getHours(), open.getMinutes(), start.getHours()], process.env.TZ === 'Asia/Seoul' ? [17, 27, 18] : [9, 0, 9]);
assert.strictEqual(open.getUTCHours(), 9);
assert.ok(open.toISOString().startsWith('09:00:01'));
assert.deepStrictEqual({ ...require('toml').parse(text) }, { open: '09:00:01', start: '2026-01-02T09:00:01', day: '2026-01-02' });
JS
TZ=UTC node look.js
TZ=Asia/Seoul node look.js
