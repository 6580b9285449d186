/**
 * The description of one sender's mail format or table columns, as a YAML file defines it.
 *
 * <p>The template files are read in parse.labelled.
 *
 * <p>Start with {@link FormatTemplate}.
 */
package es.sml.connector.parse.template;
