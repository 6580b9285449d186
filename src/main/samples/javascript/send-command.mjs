// Runs one of SML's operations on a lead and prints the reply. The arguments are the lead, the operation,
// and its body, if it has one. The lead is its reference (ref:…), your own id of it, or sml: with SML's id.
// OPS_TOKEN=… node samples/javascript/send-command.mjs sml:41 change-status '{"status": "tracing"}'

import {randomUUID} from "node:crypto";
import {post} from "./ops-api.mjs";

const [lead, operation, body] = process.argv.slice(2);
// Each command has a key of its own. All attempts of a command have the same.
const reply = await post(
  `/leads/${encodeURIComponent(lead)}/${operation}`, randomUUID(), body && JSON.parse(body));
console.log(JSON.stringify(reply));
