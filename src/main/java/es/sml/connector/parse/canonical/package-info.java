/**
 * The formats of JSON that already has the fields of a lead: the canonical lead and SML's create-
 * lead.
 *
 * <p>JSON of any other program is in parse.json.lead.
 *
 * <p>Start with {@link CanonicalLeadFormat}.
 */
package es.sml.connector.parse.canonical;
