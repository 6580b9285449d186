/** Delivers events from the outbox to the CRMs by queue, signed webhook or file. */
package es.sml.connector.callback;
