package es.sml.connector.ops.view.crm;

import java.util.List;

/**
 * An event for a CRM, with its delivery.
 *
 * @param leadId SML's id of its lead
 * @param queued time when it was published
 * @param state pending, delivered or dead-lettered
 * @param lastResponse HTTP status, the class of an error, or "stored"; null if it was never sent
 * @param code the reason's code for programs; null if it has none
 * @param nextTry null unless it waits for a later attempt
 * @param redelivered how often an operator had it sent again
 */
public record EventView(
    String id,
    String type,
    long leadId,
    String queued,
    String state,
    int attempts,
    String lastResponse,
    String lastResponseAt,
    String reason,
    String code,
    String nextTry,
    int redelivered) {

  public record Page(List<EventView> events, long matching, String next) {}
}
