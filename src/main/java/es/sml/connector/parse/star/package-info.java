/**
 * The STAR format: the parties, vehicles, prices and ids of a sales lead.
 *
 * <p>Code that ADF and STAR share is in parse.xml.
 *
 * <p>Start with {@link StarFormat}.
 */
package es.sml.connector.parse.star;
