package es.sml.connector.ops.view.lead;

import java.util.List;

/** The result of a search for the leads of a customer. */
public record FoundView(
    String by,
    List<LeadView> leads,
    List<DeadLetterView> deadLetters,
    List<Foreign> onlyInSml,
    List<Place> searched) {

  /** A lead that reached SML without this connector. */
  public record Foreign(
      String account, String environment, Long smlId, String status, String created) {}

  /** A searched place. */
  public record Place(String place, String account, int found, boolean complete, String error) {}
}
