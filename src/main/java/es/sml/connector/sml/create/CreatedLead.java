package es.sml.connector.sml.create;

/**
 * Lead that SML created, with its first state as far as it is known. A lead that is finished at
 * once counts as new.
 *
 * @param status first status
 * @param user SML's id of its first user; null if none
 * @param shown whether SML showed this state; if not, its first user is unknown
 */
public record CreatedLead(long id, String status, Long user, boolean shown) {
  private static final String NEW = "new";
  private static final String END = "end";

  /**
   * Returns the lead as SML's response to the create-lead shows it. A lead that is finished at once
   * counts as new, so that its end is a change of its own.
   *
   * @param status null if the response has none
   */
  static CreatedLead shown(long id, String status, Long user) {
    return new CreatedLead(id, status == null || END.equals(status) ? NEW : status, user, true);
  }

  /**
   * Returns a lead that a search found in SML some time after it was sent.
   *
   * @param sent the lead as it was sent
   */
  public static CreatedLead found(long id, SmlLead sent) {
    String status = sent.status();
    return new CreatedLead(id, status == null || END.equals(status) ? NEW : status, null, false);
  }

  /** Returns a lead with a known id only. */
  public static CreatedLead unseen(long id) {
    return new CreatedLead(id, NEW, null, false);
  }
}
