/**
 * The code that the XML formats share: unread values, prices and the text after the XML.
 *
 * <p>The XML parser is in parse.xml.tree, and the formats are in parse.adf and parse.star.
 *
 * <p>Start with {@link XmlText}.
 */
package es.sml.connector.parse.xml;
