/**
 * The status sync: it compares SML's leads with their CRMs' state and adds the events that are due.
 *
 * <p>The delivery of the events is in callback.
 *
 * <p>Start with {@link StatusSync}.
 */
package es.sml.connector.status;
