package es.sml.connector.ops.view.crm;

/**
 * The outcome of a test event for a CRM.
 *
 * @param outcome accepted or failed
 * @param response HTTP status, the class of an error, or "stored"
 * @param reason null if the CRM accepted it
 */
public record CrmTestView(
    String dealer,
    String outcome,
    String event,
    String response,
    long milliseconds,
    String reason) {}
