"""Sends a lead and prints the reply.

    OPS_TOKEN=… python3 samples/python/send_lead.py autos-norte CRM-4711

The arguments are the dealer and your own id of the lead.
"""

import json
import sys
import urllib.parse

import ops_api

# schemas/lead.schema.json describes it.
LEAD = {
    "source": 1,
    "client": {"name": "Ana Ruiz", "phone": "611223344", "email": "ana@example.com"},
    "vehicle": {"brand_model": "Seat Ibiza", "price": "9500", "km": "42000", "year": 2020},
}

if __name__ == "__main__":
    dealer, own_id = sys.argv[1:3]
    # The same key again is the same lead, so a second run is harmless.
    path = "/sml/create-lead?dealer=" + urllib.parse.quote(dealer)
    print(json.dumps(ops_api.post(path, own_id, LEAD)))
