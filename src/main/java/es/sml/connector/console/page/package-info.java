/**
 * The pages: overview, leads, dead letters and channels, each with data from the ops API.
 *
 * <p>The rendering of a page as HTML is in console, and its texts are in console.text.
 *
 * <p>Start with {@link LeadPages}.
 */
package es.sml.connector.console.page;
