/**
 * The format of foreign JSON that a configured JSLT mapping turns into leads.
 *
 * <p>JSON without a mapping is in parse.json.lead.
 *
 * <p>Start with {@link MappedJsonFormat}.
 */
package es.sml.connector.parse.mapping;
