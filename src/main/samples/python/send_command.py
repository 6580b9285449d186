"""Runs one of SML's operations on a lead and prints the reply.

    OPS_TOKEN=… python3 samples/python/send_command.py sml:41 change-status '{"status": "tracing"}'

The arguments are the lead, the operation, and its body, if it has one. The lead is its reference
(ref:…), your own id of it, or sml: with SML's id.
"""

import json
import sys
import urllib.parse
import uuid

import ops_api

if __name__ == "__main__":
    lead, operation = sys.argv[1:3]
    body = json.loads(sys.argv[3]) if len(sys.argv) > 3 else None
    path = f"/leads/{urllib.parse.quote(lead, safe='')}/{operation}"
    # Each command has a key of its own. All attempts of a command have the same.
    print(json.dumps(ops_api.post(path, str(uuid.uuid4()), body)))
