"""Runs SML's operations by the connector's ops API. It needs Python 3.9 and no library.

OPS_TOKEN has the operator's token, and OPS_URL the address of the API.
"""

import json
import os
import time
import urllib.error
import urllib.request

URL = os.environ.get("OPS_URL", "http://127.0.0.1:8077/api/v1")
# The connector asks to send the same request again: 202 has no outcome yet, the others had no effect.
LATER = {202, 409, 429, 503}
ATTEMPTS = 5
LONGEST_PAUSE = 30


def post(path, key, body=None):
    """Runs one operation and returns its reply. The same key in each attempt lets it run once."""
    status, reply, pause = send(path, key, body)
    for _ in range(ATTEMPTS - 1):
        if status not in LATER:
            break
        time.sleep(min(pause, LONGEST_PAUSE))
        status, reply, pause = send(path, key, body)
    if status != 200:
        raise SystemExit(f"{status}: {reply.get('error', reply.get('outcome'))}")
    return reply


def send(path, key, body):
    """Returns the status, the reply and the seconds to wait before the next attempt."""
    request = urllib.request.Request(
        URL + path,
        method="POST",
        data=b"" if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["OPS_TOKEN"],
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=100) as response:
            return response.status, json.load(response), retry_after(response)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused), retry_after(refused)
    except urllib.error.URLError as failure:
        return 503, {"error": f"the connector does not respond: {failure.reason}"}, 1


def retry_after(response):
    return int(response.headers.get("Retry-After", "1"))
