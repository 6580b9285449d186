/**
 * The drafts that collect one lead: customer, vehicles, requests and handling, and the labelled
 * values that fill them.
 *
 * <p>The readers of single values are in parse.value.
 *
 * <p>Start with {@link LeadDraft}.
 */
package es.sml.connector.parse.draft;
