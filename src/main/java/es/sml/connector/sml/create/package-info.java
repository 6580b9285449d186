/**
 * The operation create-lead: the lead that the connector sends and the lead that SML created.
 *
 * <p>The mapping from a canonical lead is in sml.mapping; a lead that SML returns later is in
 * sml.answer.lead.
 *
 * <p>Start with {@link CreateLead}.
 */
package es.sml.connector.sml.create;
