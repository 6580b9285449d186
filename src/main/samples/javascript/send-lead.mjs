// Sends a lead and prints the reply. The arguments are the dealer and your own id of the lead:
// OPS_TOKEN=… node samples/javascript/send-lead.mjs autos-norte CRM-4711

import {post} from "./ops-api.mjs";

// schemas/lead.schema.json describes it.
const LEAD = {
  source: 1,
  client: {name: "Ana Ruiz", phone: "611223344", email: "ana@example.com"},
  vehicle: {brand_model: "Seat Ibiza", price: "9500", km: "42000", year: 2020},
};

const [dealer, ownId] = process.argv.slice(2);
// The same key again is the same lead, so a second run is harmless.
const reply = await post(`/sml/create-lead?dealer=${encodeURIComponent(dealer)}`, ownId, LEAD);
console.log(JSON.stringify(reply));
