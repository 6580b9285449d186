"""Receives the connector's events and prints each once, if its signature is right.

    WEBHOOK_SECRET=… python3 samples/python/webhook_receiver.py 18090
"""

import base64
import hashlib
import hmac
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

TOLERANCE_SECONDS = 300
LARGEST_EVENT = 1 << 20
# A CRM stores the ids with the events, and for longer than this program runs.
KNOWN = set()


def is_signed(secret, headers, event):
    """Returns whether the request is the connector's, and not an old one."""
    message_id = headers.get("webhook-id", "")
    sent_at = headers.get("webhook-timestamp", "")
    # An attacker could send an old request again.
    if not sent_at.isascii() or not sent_at.isdigit():
        return False
    if abs(time.time() - int(sent_at)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret[len("whsec_") :])
    signed = f"{message_id}.{sent_at}.".encode() + event
    wanted = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # Two signatures come while the secret is being changed. The comparison takes the same time for
    # each wrong signature, so that its time shows nothing.
    given = headers.get("webhook-signature", "").split(" ")
    return any([hmac.compare_digest(wanted, one.encode()) for one in given])


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        event = self.rfile.read(min(length, LARGEST_EVENT))
        signed = is_signed(os.environ["WEBHOOK_SECRET"], self.headers, event)
        # An event may arrive twice, always with the same id.
        if signed and self.headers["webhook-id"] not in KNOWN:
            KNOWN.add(self.headers["webhook-id"])
            print(event.decode(), flush=True)
        self.send_response(204 if signed else 401)
        self.end_headers()

    def log_message(self, *_):
        """Writes no access log: the events are the output."""


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening", flush=True)
    server.serve_forever()
