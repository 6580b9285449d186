/** Ops API, health, log and retention of the running connector. */
package es.sml.connector.ops;
