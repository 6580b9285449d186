/**
 * The CRMs for operators: their states, the log of their events, and the actions on them.
 *
 * <p>The sending of events is in callback.dispatch.
 *
 * <p>Start with {@link CrmActions}.
 */
package es.sml.connector.ops.crm;
