// Follows realtime as people write it: a frame is parsed and written again as the PING's echo, headers are read by the names that the document requires.
import assert from 'node:assert';
import WebSocket from 'ws';

const base = process.argv[2].replace(/\/$/, '');
const wantedPings = Number(process.argv[3]);

async function call(path, apiId, body, token, contYn = 'N', nextKey = '') {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json;charset=UTF-8', 'api-id': apiId, 'cont-yn': contYn, 'next-key': nextKey,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  assert.strictEqual(answer.return_code, 0, JSON.stringify(answer));
  const headers = Object.fromEntries(['next-key', 'cont-yn', 'api-id'].map(name => [name, response.headers.get(name)]));
  return { answer, headers };
}

const { answer: { token } } = await call('/oauth2/token', 'au10001', { grant_type: 'client_credentials', appkey: 'simulator-app-key', secretkey: 'simulator-secret-key' });
const quote = await call('/api/dostk/stkinfo', 'ka10001', { stk_cd: '005930' }, token);
assert.deepStrictEqual(quote.headers, { 'next-key': '', 'cont-yn': 'N', 'api-id': 'ka10001' });
let pages = 0, page = { headers: { 'cont-yn': 'N', 'next-key': '' } };
do {
  page = await call('/api/dostk/chart', 'ka10081', { stk_cd: '005930', base_dt: '20260911', upd_stkpc_tp: '1' }, token, page.headers['cont-yn'], page.headers['next-key']);
  pages++;
} while (page.headers['cont-yn'] === 'Y');
assert(pages > 1);
console.log(`node: token, quote at ${quote.answer.cur_prc}, ${pages} pages`);

const counts = { ping: 0, real: 0 };
let conditions = null;
const waiting = new Set();
const socket = new WebSocket(base.replace('http', 'ws') + '/api/dostk/websocket');
const send = message => socket.send(JSON.stringify(message));
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

await new Promise((resolve, reject) => {
  socket.on('open', () => send({ trnm: 'LOGIN', token }));
  socket.on('close', code => reject(new Error(`closed with ${code} after ${counts.ping} PINGs`)));
  socket.on('error', reject);
  socket.on('message', async data => {
    const message = JSON.parse(data.toString());
    switch (message.trnm) {
      case 'PING':
        counts.ping++;
        send(message);
        break;
      case 'LOGIN':
        assert.strictEqual(message.return_code, 0);
        send({ trnm: 'REG', grp_no: '1', refresh: '1', data: [{ item: ['005930', '000660'], type: ['0B', '0D'] }, { item: [''], type: ['00', '04'] }] });
        send({ trnm: 'CNSRLST' });
        break;
      case 'CNSRLST':
        conditions = message.data.map(row => row[0]);
        conditions.forEach(seq => waiting.add(seq));
        for (const seq of conditions) {
          send({ trnm: 'CNSRREQ', seq, search_type: '1', stex_tp: 'K' });
          await pause(300);
        }
        break;
      case 'CNSRREQ':
        assert.strictEqual(Number(message.return_code), 0);
        waiting.delete(message.seq.trim());
        break;
      case 'REAL':
        counts.real += message.data.length;
        break;
    }
    if (counts.ping >= wantedPings && conditions && waiting.size === 0) {
      resolve();
    }
  });
});
console.log(`node: ${counts.ping} PINGs, ${counts.real} messages, ${conditions.length} conditions`);
assert(counts.real > 0 && conditions.length > 0);
process.exit(0);
