#!/usr/bin/env python3
"""Follows realtime as people write it: a frame is parsed and written again as the PING's echo, headers are read by the names that the document requires."""
import asyncio
import json
import sys

import requests
import websockets

BASE = sys.argv[1].rstrip("/")
PINGS = int(sys.argv[2])
SOCKET = BASE.replace("http", "ws", 1) + "/api/dostk/websocket"


def call(path, api_id, body, token=None, cont_yn="N", next_key=""):
    headers = {"Content-Type": "application/json;charset=UTF-8", "cont-yn": cont_yn, "next-key": next_key, "api-id": api_id}
    if token:
        headers["authorization"] = f"Bearer {token}"
    response = requests.post(BASE + path, headers=headers, json=body, timeout=10)
    answer = response.json()
    assert answer["return_code"] == 0, answer
    return answer, {name: response.headers[name] for name in ("next-key", "cont-yn", "api-id")} if token else {}


def rest():
    token = call("/oauth2/token", "au10001", {"grant_type": "client_credentials", "appkey": "simulator-app-key", "secretkey": "simulator-secret-key"})[0]["token"]
    quote, headers = call("/api/dostk/stkinfo", "ka10001", {"stk_cd": "005930"}, token)
    assert headers["api-id"] == "ka10001" and headers["cont-yn"] == "N", headers
    pages, key, more = 0, "", "N"
    while pages == 0 or more == "Y":
        body = {"stk_cd": "005930", "base_dt": "20260911", "upd_stkpc_tp": "1"}
        answer, headers = call("/api/dostk/chart", "ka10081", body, token, more, key)
        pages, key, more = pages + 1, headers["next-key"], headers["cont-yn"]
        assert answer["stk_dt_pole_chart_qry"]
    assert pages > 1
    order = {"dmst_stex_tp": "KRX", "stk_cd": "005930", "ord_qty": "3", "ord_uv": "60000", "trde_tp": "0", "cond_uv": ""}
    number = call("/api/dostk/ordr", "kt10000", order, token)[0]["ord_no"]
    orders = call("/api/dostk/acnt", "ka10075", {"all_stk_tp": "0", "trde_tp": "0", "stk_cd": "", "stex_tp": "0"}, token)[0]["oso"]
    assert number in [row["ord_no"] for row in orders]
    call("/api/dostk/ordr", "kt10003", {"dmst_stex_tp": "KRX", "orig_ord_no": number, "stk_cd": "005930", "cncl_qty": "0"}, token)
    print(f"python: token, quote at {quote['cur_prc']}, {pages} pages, order {number} listed and cancelled")
    return token


async def follow(token):
    counts = {"PING": 0, "REAL": 0}
    conditions, waiting = [], set()
    async with websockets.connect(SOCKET) as socket:
        await socket.send(json.dumps({"trnm": "LOGIN", "token": token}))
        while counts["PING"] < PINGS or waiting:
            message = json.loads(await asyncio.wait_for(socket.recv(), 30))
            name = message["trnm"]
            if name == "PING":
                counts["PING"] += 1
                await socket.send(json.dumps(message))
            elif name == "LOGIN":
                assert message["return_code"] == 0 and message["sor_yn"] in ("Y", "N"), message
                await socket.send(json.dumps({"trnm": "REG", "grp_no": "1", "refresh": "1", "data": [
                    {"item": ["005930", "000660"], "type": ["0B", "0D"]}, {"item": [""], "type": ["00", "04", "0s"]}]}))
                await socket.send(json.dumps({"trnm": "CNSRLST"}))
            elif name == "CNSRLST":
                conditions = [row[0] for row in message["data"]]
                waiting = set(conditions)
                for seq in conditions:
                    await socket.send(json.dumps({"trnm": "CNSRREQ", "seq": seq, "search_type": "1", "stex_tp": "K"}))
                    await asyncio.sleep(0.3)
            elif name == "CNSRREQ":
                assert int(message["return_code"]) == 0, message
                waiting.discard(message["seq"].strip())
            elif name == "REG":
                assert int(message["return_code"]) == 0, message
            elif name == "REAL":
                counts["REAL"] += len(message["data"])
    print(f"python: {counts['PING']} PINGs, {counts['REAL']} messages, {len(conditions)} conditions")
    assert counts["REAL"] > 0 and conditions


asyncio.run(follow(rest()))
