package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A lead in the ledger.
 *
 * @param reference the tag of the lead in SML
 * @param code the reason's code for programs; null if it has none
 * @param searched filters and results of the search in SML, while the outcome is unknown
 */
public record LeadView(
    String key,
    String reference,
    String account,
    String environment,
    String dealer,
    String channel,
    String source,
    String vehicle,
    String subject,
    String state,
    boolean parked,
    Long smlId,
    int attempts,
    String reason,
    String code,
    String searched,
    String received,
    String posted,
    String updated,
    String parkedAt,
    String erasedAt,
    String name,
    String externalId) {

  /**
   * A page of a list.
   *
   * @param waiting leads that wait and that the ledger does not have yet; empty after the first
   *     page, and with a filter other than dealer, account and since
   */
  public record Page(List<LeadView> leads, String next, List<FoundView.Place> waiting) {}

  /** A lead with all that the connector knows about it. */
  public record Details(
      @JsonUnwrapped LeadView lead,
      List<Move> history,
      List<TimelineView> timeline,
      Crm crm,
      Evidence evidence,
      List<Link> deadLetters) {}

  public record Crm(String status, String result, Long user, boolean tracked) {}

  /** What is known about an unknown outcome. */
  public record Evidence(
      String posted, String response, String searched, boolean masked, String request) {}

  /** The name of a dead letter of the lead. */
  public record Link(String id, String queue) {}

  public record Move(String at, String event, String reason) {}

  public record Resolution(String key, String outcome, String text) {}
}
