/**
 * The operators' actions on leads, and the audit of these actions.
 *
 * <p>The HTTP requests for these actions are handled in ops.
 *
 * <p>Start with {@link OperatorResolutions}.
 */
package es.sml.connector.ledger.action;
