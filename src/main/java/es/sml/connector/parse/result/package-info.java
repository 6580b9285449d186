/**
 * The result of reading a message and its progress, with the notes and the origin of each field.
 *
 * <p>The drafts that collect a lead's fields are in parse.draft.
 *
 * <p>Start with {@link ParseResult}.
 */
package es.sml.connector.parse.result;
