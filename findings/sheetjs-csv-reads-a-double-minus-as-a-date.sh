#!/usr/bin/env bash
# Package:  xlsx (SheetJS, npm) 0.18.5
# Date:     2026-11-28
# Seen:     A CSV cell "--5" becomes a date: serial 37012, shown as 5/1/01. "--12" is December 2001, "--2026" is
#           the first of January 2026 (serial 46023, a number that looks like a price). "--13" and "--70700" stay
#           text, so one column holds dates, numbers and text, by the size of the fall.
# Expected: "--5" stays text, as every number that the reader cannot make sense of.
# Matters:  The server writes some falls with two minus signs ("--5"). Whoever saves the raw text to CSV and opens
#           it with SheetJS gets a price of 37,012 where the change was -5. Write parsed numbers, not the raw text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export TZ=UTC
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > look.js <<'JS'
const XLSX = require('xlsx');
const wanted = { '--5': ['n', 37012], '--12': ['n', 37226], '--13': ['s', '--13'], '--2026': ['n', 46023],
                 '--70700': ['s', '--70700'], '-5': ['n', -5], '+70700': ['n', 70700] };
let changed = 0;
for (const [text, [type, value]] of Object.entries(wanted)) {
  const cell = XLSX.read('change\n' + text, { type: 'string' }).Sheets.Sheet1.A2;
  const same = cell.t === type && cell.v === value;
  console.log(text.padEnd(8), 'type', cell.t, 'value', cell.v, cell.w ? `shown as ${cell.w}` : '', same ? '' : '<- CHANGED');
  if (!same) changed++;
}
process.exit(changed ? 1 : 0);
JS
node look.js
