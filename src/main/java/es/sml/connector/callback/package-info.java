/** From the outbox to the CRMs: queue, signed webhook or file, each event until it is delivered. */
package es.sml.connector.callback;
