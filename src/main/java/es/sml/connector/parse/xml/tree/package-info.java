/**
 * The lenient reading of XML into a tree of elements, within limits.
 *
 * <p>The values of a lead are read in parse.adf and parse.star.
 *
 * <p>Start with {@link LenientXml}.
 */
package es.sml.connector.parse.xml.tree;
