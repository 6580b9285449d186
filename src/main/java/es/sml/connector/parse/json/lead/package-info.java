/**
 * The format of JSON of any program, and the collection of its leads and answers.
 *
 * <p>JSON with a lead's own fields is in parse.canonical, and configured mappings are in
 * parse.mapping.
 *
 * <p>Start with {@link JsonLeads}.
 */
package es.sml.connector.parse.json.lead;
