/**
 * The formats of forms that a browser posts, URL-encoded or multipart.
 *
 * <p>The meaning of the answers is found in parse.json.lead and parse.answer.
 *
 * <p>Start with {@link UrlEncodedFormat}.
 */
package es.sml.connector.parse.form;
