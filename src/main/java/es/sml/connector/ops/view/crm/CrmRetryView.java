package es.sml.connector.ops.view.crm;

/**
 * The outcome of a request to send a CRM's waiting events now.
 *
 * @param due number of events that waited for a later attempt
 */
public record CrmRetryView(String dealer, int due, String text) {}
