#!/usr/bin/env bash
# Package:  date-holidays (npm) 3.37.0, country KR
# Date:     2026-11-28
# Seen:     The three days of Seollal begin ON the lunar new year: 2026-02-17 to 02-19, while those of Chuseok begin
#           the day before it (09-24 to 09-26). So Monday 2026-02-16 is no holiday (closed at the exchange) and
#           Thursday 2026-02-19 is one (the exchange trades). 2026-05-01 and the election day 2026-06-03 are missing,
#           though 2026-07-17, a holiday again only since 2026, is known.
# Expected: 02-16 to 02-18, and 07-17 missing: wrong on both.
# Matters:  A much used calendar. A scheduler that trusts it waits for
#           quotes on a closed day and sleeps through a trading day. Take the exchange's own list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund date-holidays@3.37.0
cat > look.js <<'JS'
const Holidays = require('date-holidays');
const kr = new Holidays('KR');
const wanted = { '2026-02-16': false, '2026-02-17': true, '2026-02-18': true, '2026-02-19': true, '2026-05-01': false,
                 '2026-06-03': false, '2026-07-17': true, '2026-09-24': true, '2026-09-25': true };
let changed = 0;
for (const [day, expected] of Object.entries(wanted)) {
  const found = kr.isHoliday(new Date(day + 'T10:00:00+09:00')) || [];
  const names = found.map(h => h.name).join(', ');
  const same = (found.length > 0) === expected;
  console.log(day, names || '(no holiday)', same ? '' : '<- CHANGED');
  if (!same) changed++;
}
process.exit(changed ? 1 : 0);
JS
node look.js
