package es.sml.connector.sml;

/**
 * A lead that came into SML, as far as its first state is known.
 *
 * @param status its first one
 * @param user SML's id of the user to whom SML gave it first; null if it gave it to none
 * @param shown whether SML itself showed this state; if not, its first user is unknown
 */
public record CreatedLead(long id, String status, Long user, boolean shown) {
  private static final String NEW = "new";
  private static final String END = "end";

  /**
   * As SML's answer to the create shows it. A lead that is finished at once counts as new, so that
   * its end is a change of its own.
   *
   * @param status null where the answer has none
   */
  static CreatedLead shown(long id, String status, Long user) {
    return new CreatedLead(id, status == null || END.equals(status) ? NEW : status, user, true);
  }

  /**
   * A lead that was found in SML some time after it was sent.
   *
   * @param sent the lead as it was sent
   */
  public static CreatedLead found(long id, SmlLead sent) {
    String status = sent.status();
    return new CreatedLead(id, status == null || END.equals(status) ? NEW : status, null, false);
  }

  /** A lead of which only the id is known. */
  public static CreatedLead unseen(long id) {
    return new CreatedLead(id, NEW, null, false);
  }
}
