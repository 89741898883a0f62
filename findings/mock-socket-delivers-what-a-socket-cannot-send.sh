#!/usr/bin/env bash
# Package:  mock-socket 9.3.1 (npm), beside it ws 8.18.3, a real WebSocket
# Date:     2026-11-28
# Seen:     send({ trnm: 'REG' }) and send(5) on the mock reach its server as the object and the number themselves; ws throws at the
#           object and sends the text "5". A connection that is refused closes with code 1000, "normal", where a real
#           one closes with 1006.
# Expected: the text "[object Object]", which a browser's socket sends.
# Matters:  A test of a stream client passes though JSON.stringify was forgotten: the mock's server reads message.trnm without
#           trouble, the broker's does not. Code that reconnects unless the code is 1000 never tries again in the mock. Let the
#           mock's server check that each message is text, or test against a real socket on this machine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mock-socket@9.3.1 ws@8.18.3
cat > look.js <<'JS'
const assert = require('node:assert');
const mock = require('mock-socket');
const ws = require('ws');
const wait = () => new Promise(done => setTimeout(done, 200));
const show = each => `${typeof each} ${JSON.stringify(each)}`;
async function sent(Socket, url, got) {
  const socket = new Socket(url);
  await wait();
  for (const message of [{ trnm: 'REG' }, 5]) {
    try { socket.send(message); } catch (error) { got.push(error); }
  }
  await wait();
  socket.close();
}
function refused(Socket, url) {
  return new Promise(done => {
    const socket = new Socket(url);
    socket.onerror = () => {};
    socket.onclose = event => done(event.code);
  });
}
(async () => {
  const inMock = [];
  new mock.Server('ws://mock/ws').on('connection', socket => socket.on('message', message => inMock.push(message)));
  await sent(mock.WebSocket, 'ws://mock/ws', inMock);
  console.log('mock-socket:', inMock.map(show).join(', '));
  assert.deepStrictEqual(inMock, [{ trnm: 'REG' }, 5]);
  const inReal = [];
  const server = new ws.WebSocketServer({ port: 0 });
  server.on('connection', socket => socket.on('message', message => inReal.push(message.toString())));
  const port = server.address().port;
  await sent(ws.WebSocket, `ws://127.0.0.1:${port}/`, inReal);
  console.log('ws:', inReal.map(each => each instanceof Error ? 'refused: ' + each.message.slice(0, 60) : show(each)).join(', '));
  assert.ok(inReal.every(each => each instanceof Error || typeof each === 'string'));
  await new Promise(done => server.close(done));
  const codes = [await refused(mock.WebSocket, 'ws://mock/none'), await refused(ws.WebSocket, `ws://127.0.0.1:${port}/`)];
  console.log('a refused connection closes with', codes.join(' in the mock, and in truth with '));
  assert.deepStrictEqual(codes, [1000, 1006]);
  process.exit(0);
})();
JS
node look.js
