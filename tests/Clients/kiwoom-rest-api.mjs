// npm's kiwoom-rest-api 0.2.1, unchanged, against the simulator. Its two addresses stand in its code, so that the runtime's fetch is led to the simulator instead.
import assert from 'node:assert';
import { KiwoomClient } from 'kiwoom-rest-api';

const base = process.argv[2].replace(/\/$/, '');
const network = globalThis.fetch;
globalThis.fetch = (address, options) => network(String(address).replace('https://mockapi.kiwoom.com', base), options);

const kiwoom = new KiwoomClient({ appKey: 'simulator-app-key', appSecret: 'simulator-secret-key', env: 'mock' });
const quote = await kiwoom.stkinfo.call('ka10001', { stk_cd: '005930' });
assert.strictEqual(quote.return_code, 0);
const book = await kiwoom.mrkcond.call('ka10004', { stk_cd: '005930' });
assert(Number(book.sel_fpr_bid) !== 0);
const candles = await kiwoom.chart.call('ka10081', { stk_cd: '005930', base_dt: '20260911', upd_stkpc_tp: '1' });
assert(candles.stk_dt_pole_chart_qry.length > 1);
const order = await kiwoom.ordr.call('kt10000', { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '2', ord_uv: '60000', trde_tp: '0', cond_uv: '' });
assert.strictEqual(order.return_code, 0, JSON.stringify(order));
const list = await kiwoom.acnt.call('ka10075', { all_stk_tp: '0', trde_tp: '0', stk_cd: '', stex_tp: '0' });
assert(list.oso.some(row => row.ord_no === order.ord_no));
const cancelled = await kiwoom.ordr.call('kt10003', { dmst_stex_tp: 'KRX', orig_ord_no: order.ord_no, stk_cd: '005930', cncl_qty: '0' });
assert.strictEqual(cancelled.return_code, 0);
console.log(`kiwoom-rest-api: token, quote at ${quote.cur_prc}, book, ${candles.stk_dt_pole_chart_qry.length} candles, order ${order.ord_no} listed and cancelled`);
