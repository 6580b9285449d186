/**
 * The conversion of HTML to lines of text, including tables, icons and quotations.
 *
 * <p>XML formats are read in parse.xml and parse.xml.tree.
 *
 * <p>Start with {@link PlainText}.
 */
package es.sml.connector.parse.html;
