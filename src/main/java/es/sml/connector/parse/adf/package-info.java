/**
 * The ADF format: the contacts, vehicles, financing and timeframe of a prospect.
 *
 * <p>Code that ADF and STAR share is in parse.xml.
 *
 * <p>Start with {@link AdfFormat}.
 */
package es.sml.connector.parse.adf;
