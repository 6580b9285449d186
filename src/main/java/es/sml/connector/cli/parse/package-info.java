/**
 * The commands that read message files: parse, test and learn.
 *
 * <p>The parser itself is in parse, and the search for a template is in learn.
 *
 * <p>Start with {@link ParseCommand}.
 */
package es.sml.connector.cli.parse;
