/** Spans of a lead's way, sent to a collector by OpenTelemetry's protocol. */
package es.sml.connector.trace;
