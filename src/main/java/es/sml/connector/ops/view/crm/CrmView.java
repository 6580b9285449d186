package es.sml.connector.ops.view.crm;

import java.util.List;

/**
 * The state of a dealer's CRM.
 *
 * @param channel queue, webhook or folder
 * @param target its host, queue or folder
 * @param state UP, FAILING, IDLE or PAUSED
 * @param since time of the first failure in a row; null unless it is FAILING
 * @param oldest time of the oldest pending event; null if none is pending
 * @param code the reason's code for programs; null if it has none
 * @param lastResponse HTTP status, the class of an error, or "stored"
 */
public record CrmView(
    String dealer,
    String channel,
    String target,
    String state,
    String since,
    String reason,
    String code,
    long pending,
    String oldest,
    Long oldestAgeSeconds,
    String lastResponse,
    String lastResponseAt,
    String lastAccepted,
    String nextTry) {

  public record Page(List<CrmView> crms) {}
}
