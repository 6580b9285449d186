package es.sml.connector.ops.view.lead;

import java.util.List;

/** The result of a search for the leads of a customer. */
public record FoundView(
    String by,
    List<LeadView> leads,
    List<DeadLetterView> deadLetters,
    List<Foreign> onlyInSml,
    List<Place> searched) {

  /**
   * A lead that reached SML without this connector.
   *
   * @param created ISO 8601 in UTC; null if SML shows no time
   * @param concessionaire SML's name of the dealer; null if SML shows none
   */
  public record Foreign(
      String account,
      String environment,
      Long smlId,
      String status,
      String created,
      String concessionaire) {}

  /**
   * A searched place, or leads that wait and cannot be searched.
   *
   * @param waiting number of leads that wait; null at a searched place, or if the number is unknown
   */
  public record Place(
      String place, String account, int found, boolean complete, String error, Long waiting) {
    /** The leads that wait for an account. */
    public static final String WAITING = "waiting";

    /** The leads that wait until a pause of their dealer or channel ends. */
    public static final String PAUSED = "paused";

    /** Returns whether the leads of this place wait and were not searched. */
    public boolean waits() {
      return place.equals(WAITING) || place.equals(PAUSED);
    }
  }

  public boolean foundNothing() {
    return leads.isEmpty() && deadLetters.isEmpty() && onlyInSml.isEmpty();
  }

  /** Returns whether a place could not be searched, such as SML while it is away. */
  public boolean hasGaps() {
    return searched.stream().anyMatch(place -> place.error() != null);
  }

  /** Returns whether leads wait that were not searched. */
  public boolean waits() {
    return searched.stream().anyMatch(Place::waits);
  }
}
