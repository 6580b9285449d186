/**
 * The responses of the ops API as records. The API writes them; the console and the command line
 * read them.
 *
 * <p>The records that hold leads in the ledger are in ledger.query.
 *
 * <p>Start with {@link LeadView}.
 */
package es.sml.connector.ops.view;
