/**
 * The splitting of a text line into label and value, and the lines without labels below a heading.
 *
 * <p>Blocks of labelled lines are read in parse.labelled.
 *
 * <p>Start with {@link LabelledLine}.
 */
package es.sml.connector.parse.line;
