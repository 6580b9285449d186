/**
 * The responses of the ops API about a lead or a message: found leads, timelines, dead letters,
 * trials and templates.
 *
 * <p>The records that hold leads in the ledger are in ledger.query.
 *
 * <p>Start with {@link LeadView}.
 */
package es.sml.connector.ops.view.lead;
