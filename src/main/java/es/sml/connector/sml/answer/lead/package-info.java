/**
 * Records of a lead in SML's responses: client, request, tasks and vehicle.
 *
 * <p>The lead that the connector sends to SML is in sml.create.
 *
 * <p>Start with {@link SmlLeadRecord}.
 */
package es.sml.connector.sml.answer.lead;
