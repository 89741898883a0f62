'use strict';

// What the page shows is what /control says; what it does goes there too. Nothing is kept here.
const UP = '#c8102e';
const DOWN = '#0a4fd0';
const byId = (id) => document.getElementById(id);
const number = (value) => Number(value ?? 0).toLocaleString('en-US');
const signed = (value) => (value > 0 ? '+' : '') + number(value);
const tone = (value) => (value > 0 ? 'up' : value < 0 ? 'down' : '');

let code = '005930';
let state = {};
let drawn = '';
let lastCandle = 0;

async function ask(path, body, method) {
  const options = body === undefined && !method ? {} : {
    method: method ?? 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
  const response = await fetch('/control' + path, options);
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.error ?? response.statusText);
  }
  return answer;
}

function cell(text, className) {
  const td = document.createElement('td');
  td.textContent = text;
  td.className = className ?? '';
  return td;
}

function rows(tableId, list) {
  byId(tableId).tBodies[0].replaceChildren(...list.map((cells) => {
    const tr = document.createElement('tr');
    tr.append(...cells);
    return tr;
  }));
}

// Chart: red up and blue down, in Korean time, which the server gives as if it were UTC.
const chart = LightweightCharts.createChart(byId('chart'), {
  autoSize: true,
  layout: { attributionLogo: true },
  localization: { locale: 'ko-KR', priceFormatter: (price) => number(Math.round(price)) },
  timeScale: { timeVisible: true, secondsVisible: false },
});
const candles = chart.addSeries(LightweightCharts.CandlestickSeries, {
  upColor: UP, downColor: DOWN, borderUpColor: UP, borderDownColor: DOWN, wickUpColor: UP, wickDownColor: DOWN,
});
const volumes = chart.addSeries(LightweightCharts.HistogramSeries, { priceFormat: { type: 'volume' }, priceScaleId: 'volume', lastValueVisible: false, priceLineVisible: false });
chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });

async function drawChart() {
  const minutes = byId('minutes').value;
  const list = await ask(`/candles?code=${code}&minutes=${minutes}`);
  // The production build does not look at the order.
  list.sort((a, b) => a.time - b.time);
  const bars = list.map(({ time, open, high, low, close }) => ({ time, open, high, low, close }));
  const columns = list.map(({ time, open, close, volume }) => ({ time, value: volume, color: close >= open ? UP + '66' : DOWN + '66' }));
  const what = code + minutes;
  if (what !== drawn || bars.length === 0) {
    candles.setData(bars);
    volumes.setData(columns);
    chart.timeScale().fitContent();
    drawn = what;
  } else {
    bars.forEach((bar, i) => {
      if (bar.time >= lastCandle) {
        candles.update(bar);
        volumes.update(columns[i]);
      }
    });
  }
  lastCandle = bars.at(-1)?.time ?? 0;
  byId('chart').dataset.candles = bars.length;
}

function drawBook(market) {
  const tint = (price) => tone(price - market.base);
  const take = (td, price) => {
    td.addEventListener('click', () => { byId('price').value = price; byId('type').value = '0'; });
    return td;
  };
  const line = (level, isAsk) => [
    cell(isAsk ? number(level.quantity) : '', isAsk ? 'ask' : ''),
    take(cell(number(level.price), tint(level.price)), level.price),
    cell(isAsk ? '' : number(level.quantity), isAsk ? '' : 'bid'),
  ];
  rows('book', [...market.asks.toReversed().map((level) => line(level, true)), ...market.bids.map((level) => line(level, false))]);
}

function drawAccount(account) {
  byId('account-number').textContent = account.number;
  const profit = account.assets - account.paid_in;
  const entries = [['예수금', account.cash], ['D+2 예수금', account.cash_after_settlement], ['주문가능', account.orderable], ['평가금액', account.value],
    ['추정자산', account.assets], ['손익', profit], ['실현손익', account.realized], ['수수료', account.commission], ['세금', account.tax],
    ...(account.loans || account.interest ? [['융자금', account.loans], ['이자', account.interest]] : [])];
  byId('account').replaceChildren(...entries.flatMap(([name, value]) => {
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = name;
    dd.textContent = number(value);
    dd.className = name.includes('손익') ? tone(value) : '';
    return [dt, dd];
  }));
  rows('holdings', account.holdings.map((held) => [
    cell(held.credit ? `${held.name} ${held.credit} ${held.loan_date}` : held.name, 'text'), cell(number(held.quantity)), cell(number(held.average)), cell(number(held.price)), cell(signed(held.profit), tone(held.profit))]));
}

function drawOrders(orders) {
  rows('orders', orders.map((order) => {
    const last = cell('');
    if (order.open > 0) {
      const button = document.createElement('button');
      button.textContent = '취소';
      button.addEventListener('click', () => call(order.credit ? 'kt10009' : 'kt10003', { dmst_stex_tp: order.exchange, orig_ord_no: order.number, stk_cd: order.code, cncl_qty: '0' }));
      last.append(button);
    }
    return [cell(order.number), cell(order.time), cell(order.name ?? order.code, 'text'), cell(order.label, order.label.startsWith('+') ? 'up' : 'down'), cell(order.type, 'text'),
      cell(number(order.price)), cell(number(order.quantity)), cell(number(order.filled)), cell(number(order.average)), cell(number(order.open)), last];
  }));
}

function drawCalls(list) {
  const open = new Set([...document.querySelectorAll('#calls details[open]')].map((details) => details.dataset.key));
  byId('calls').replaceChildren(...list.map((entry, i) => {
    const details = document.createElement('details');
    details.dataset.key = `${entry.time}${entry.api_id}${list.length - i}`;
    details.open = open.has(details.dataset.key);
    const summary = document.createElement('summary');
    summary.textContent = `${entry.time} ${entry.api_id || '?'} ${entry.status || '–'}${entry.fault ? ' ' + entry.fault : ''} ${entry.milliseconds} ms`;
    const pre = document.createElement('pre');
    pre.textContent = [entry.request, entry.answer].map(pretty).join('\n');
    details.append(summary, pre);
    return details;
  }));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}

function drawState(now) {
  state = now;
  byId('now').textContent = (state.now ?? '–').replace('T', ' ');
  for (const [id, value] of [['krx', state.krx], ['nxt', state.nxt], ['speed', '×' + state.speed], ['events', number(state.events)], ['seed', state.seed],
    ['pending', state.faults_pending], ['struck', state.faults_struck], ['maintenance', state.maintenance ? '예' : '아니요'], ['sockets', state.sessions.length],
    ['app-key', state.app_key], ['secret-key', state.secret_key], ['websocket', state.websocket]]) {
    byId(id).textContent = value ?? '–';
  }
  document.querySelectorAll('#clock [data-speed]').forEach((button) => button.classList.toggle('on', Number(button.dataset.speed) === state.speed));
  const root = state.address.replace(/\/$/, '');
  const json = `-H 'Content-Type: application/json;charset=UTF-8'`;
  byId('curl').textContent = [
    `TOKEN=$(curl -s ${root}/oauth2/token ${json} -d '{"grant_type":"client_credentials","appkey":"${state.app_key}","secretkey":"${state.secret_key}"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
    `curl -s ${root}/api/dostk/mrkcond ${json} -H "authorization: Bearer $TOKEN" -H 'api-id: ka10004' -d '{"stk_cd":"005930"}'`,
    `curl -s ${root}/api/dostk/ordr ${json} -H "authorization: Bearer $TOKEN" -H 'api-id: kt10000' -d '{"dmst_stex_tp":"KRX","stk_cd":"005930","ord_qty":"1","ord_uv":"","trde_tp":"3"}'`,
  ].join('\n');
}

async function call(apiId, body) {
  const answer = await ask('/call', { api_id: apiId, body });
  byId('receipt').textContent = `${answer.return_msg} ${answer.ord_no ?? ''}`;
  await refresh();
}

async function refresh() {
  drawState(await ask('/state'));
  drawCalls(await ask('/calls'));
  byId('notes').replaceChildren(...(await ask('/notes')).map((note) => {
    const li = document.createElement('li');
    li.textContent = `${note.time} ${note.subject}: ${note.text}`;
    return li;
  }));
  const market = await ask(`/market?code=${code}`);
  const select = byId('code');
  if (select.options.length === 0) {
    select.append(...market.instruments.map((listed) => new Option(`${listed.code} ${listed.name}`, listed.code, false, listed.code === code)));
  }
  const change = market.last - market.base;
  byId('last').textContent = number(market.last);
  byId('last').className = tone(change);
  byId('change').textContent = `${signed(change)} (${(change * 100 / market.base).toFixed(2)} %) · ${number(market.volume)}주`;
  byId('change').className = tone(change);
  drawBook(market);
  rows('trades', market.trades.map((trade) => [
    cell(trade.time), cell(number(trade.price), tone(trade.price - market.base)), cell((trade.own ? '● ' : '') + number(Math.abs(trade.quantity)), tone(trade.quantity))]));
  drawAccount(market.account);
  drawOrders(market.orders);
  await drawChart();
}

function order(apiId) {
  const type = byId('type').value;
  return call(apiId, { dmst_stex_tp: byId('exchange').value, stk_cd: code, ord_qty: byId('quantity').value, ord_uv: type === '0' ? byId('price').value : '', trde_tp: type });
}

function until(button) {
  const [day] = state.now.split('T');
  if (button.dataset.until !== 'next') {
    return ask('/clock', { advance_to: `${day}T${button.dataset.until}` });
  }
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return ask('/clock', { advance_to: `${next.toISOString().slice(0, 10)}T08:59:00` });
}

function act(button) {
  const { dataset } = button;
  if (dataset.speed) return ask('/clock', { speed: Number(dataset.speed) });
  if (dataset.step) return ask('/clock', { step_seconds: Number(dataset.step) });
  if (dataset.until) return until(button);
  if (dataset.fault) return ask('/faults', { fault: dataset.fault, is_carried_out: dataset.carried === 'true' });
  if (dataset.socket) return ask('/sockets', { fault: dataset.socket });
  if (dataset.latency) return ask('/latency', { median_ms: Number(dataset.latency), spread: 0.5 });
  if (dataset.maintenance) return ask('/maintenance', { on: !state.maintenance });
  if (dataset.expire) return ask('/tokens/expire', {});
  return ask('/faults', undefined, 'DELETE');
}

const guarded = (run) => async () => {
  try {
    await run();
    byId('problem').textContent = '';
  } catch (error) {
    byId('problem').textContent = error.message;
  }
};

byId('buy').addEventListener('click', guarded(() => order('kt10000')));
byId('sell').addEventListener('click', guarded(() => order('kt10001')));
byId('code').addEventListener('change', guarded(() => { code = byId('code').value; return refresh(); }));
byId('minutes').addEventListener('change', guarded(drawChart));
document.querySelectorAll('.buttons button').forEach((button) => button.addEventListener('click', guarded(async () => { await act(button); await refresh(); })));

(async function live() {
  await guarded(refresh)();
  setTimeout(live, 500);
})();
