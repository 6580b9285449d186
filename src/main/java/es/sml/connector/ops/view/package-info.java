/**
 * The responses of the ops API as records. The API writes them; the console and the command line
 * read them.
 *
 * <p>This package has those of the connector itself. Inner packages have those about leads, CRMs
 * and pauses.
 *
 * <p>Start with {@link StatusView}.
 */
package es.sml.connector.ops.view;
