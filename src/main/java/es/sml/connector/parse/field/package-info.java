/**
 * The fields of a lead that a label can name, and the owner of a value.
 *
 * <p>The words that name a field are in parse.label.
 *
 * <p>Start with {@link LeadField}.
 */
package es.sml.connector.parse.field;
