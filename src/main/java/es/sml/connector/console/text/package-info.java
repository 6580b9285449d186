/**
 * The texts, languages, times and templates of the pages.
 *
 * <p>The data of a page is collected in console.page.
 *
 * <p>Start with {@link Templates}.
 */
package es.sml.connector.console.text;
