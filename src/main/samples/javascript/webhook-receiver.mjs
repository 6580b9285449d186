// Receives the connector's events and prints each once, if its signature is right:
// WEBHOOK_SECRET=… node samples/javascript/webhook-receiver.mjs 18090

import {createHmac, timingSafeEqual} from "node:crypto";
import {createServer} from "node:http";

const TOLERANCE_SECONDS = 300;
const LARGEST_EVENT = 1 << 20;
const KEY = Buffer.from(process.env.WEBHOOK_SECRET.slice("whsec_".length), "base64");
// A CRM stores the ids with the events, and for longer than this program runs.
const known = new Set();

/** Returns whether the request is the connector's, and not an old one. */
function isSigned(headers, event) {
  const {"webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures} = headers;
  // An attacker could send an old request again.
  if (!/^\d{1,12}$/.test(time) || Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE_SECONDS) {
    return false;
  }
  const digest = createHmac("sha256", KEY).update(`${id}.${time}.`).update(event).digest("base64");
  const wanted = Buffer.from(`v1,${digest}`);
  // Two signatures come while the secret is being changed. The comparison takes the same time for each
  // wrong signature, so that its time shows nothing.
  return (signatures ?? "").split(" ")
    .map((given) => Buffer.from(given))
    .filter((given) => given.length === wanted.length && timingSafeEqual(given, wanted))
    .length > 0;
}

async function bytes(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > LARGEST_EVENT) {
      return null;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const server = createServer(async (request, response) => {
  const event = await bytes(request);
  const signed = event !== null && isSigned(request.headers, event);
  // An event may arrive twice, always with the same id.
  if (signed && !known.has(request.headers["webhook-id"])) {
    known.add(request.headers["webhook-id"]);
    console.log(event.toString());
  }
  response.writeHead(signed ? 204 : 401).end();
});
server.listen(Number(process.argv[2]), "127.0.0.1", () => console.log("listening"));
