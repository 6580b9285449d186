/** Spans of a lead's way, which OpenTelemetry sends to a collector. */
package es.sml.connector.trace;
