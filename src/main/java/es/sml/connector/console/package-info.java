/**
 * The console's entry: it checks each request, chooses the page and renders it.
 *
 * <p>The content of a page is in console.page.
 *
 * <p>Start with {@link Console}.
 */
package es.sml.connector.console;
