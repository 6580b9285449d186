// Runs SML's operations by the connector's ops API. It needs Node.js 18 and no library.
// OPS_TOKEN has the operator's token, and OPS_URL the address of the API.
// The token is for a server: never send it to a browser.

import {setTimeout as wait} from "node:timers/promises";

const URL = process.env.OPS_URL ?? "http://127.0.0.1:8077/api/v1";
// The connector asks to send the same request again: 202 has no outcome yet, the others had no effect.
const LATER = [202, 409, 429, 503];
const ATTEMPTS = 5;
const LONGEST_PAUSE = 30;

/** Runs one operation and returns its reply. The same key in each attempt lets it run once. */
export async function post(path, key, body) {
  let result = await send(path, key, body);
  for (let attempt = 1; attempt < ATTEMPTS && LATER.includes(result.status); attempt++) {
    await wait(Math.min(result.pause, LONGEST_PAUSE) * 1000);
    result = await send(path, key, body);
  }
  if (result.status !== 200) {
    throw new Error(`${result.status}: ${result.reply.error ?? result.reply.outcome}`);
  }
  return result.reply;
}

async function send(path, key, body) {
  try {
    const response = await fetch(URL + path, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${process.env.OPS_TOKEN}`,
        "Content-Type": "application/json",
        "Idempotency-Key": key,
      },
      body: body === undefined ? "" : JSON.stringify(body),
      signal: AbortSignal.timeout(100_000),
    });
    const pause = Number(response.headers.get("Retry-After") ?? 1);
    return {status: response.status, reply: await response.json(), pause};
  } catch (failure) {
    return {status: 503, reply: {error: `the connector does not respond: ${failure.message}`}, pause: 1};
  }
}
