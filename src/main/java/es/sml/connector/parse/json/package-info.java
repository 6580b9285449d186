/**
 * The reading of foreign JSON within limits, with lenient types and comparable field names.
 *
 * <p>The meaning of objects and fields is found in parse.json.object.
 *
 * <p>Start with {@link LeadJson}.
 */
package es.sml.connector.parse.json;
