/**
 * The responses of the ops API about the CRMs and their events.
 *
 * <p>Start with {@link CrmView}.
 */
package es.sml.connector.ops.view.crm;
