/**
 * The meaning of JSON objects and field names: their owner, their role and their question.
 *
 * <p>The leads in the JSON are collected in parse.json.lead.
 *
 * <p>Start with {@link JsonPlaces}.
 */
package es.sml.connector.parse.json.object;
