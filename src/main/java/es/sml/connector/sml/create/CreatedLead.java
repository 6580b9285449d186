package es.sml.connector.sml.create;

import es.sml.connector.sml.SmlStatus;

/**
 * Lead that SML created, with its first state as far as it is known. A lead that is finished at
 * once counts as new.
 *
 * @param status first status
 * @param user SML's id of its first user; null if none
 * @param shown whether SML showed this state; if not, its first user is unknown
 */
public record CreatedLead(long id, String status, Long user, boolean shown) {
  /**
   * Returns the lead as SML's response to the create-lead shows it. A lead that is finished at once
   * counts as new, so that its end is a change of its own.
   *
   * @param status null if the response has none; one that SML's manual does not name counts as new
   */
  static CreatedLead shown(long id, String status, Long user) {
    return new CreatedLead(id, first(status), user, true);
  }

  /**
   * Returns a lead that a search found in SML some time after it was sent.
   *
   * @param sent the lead as it was sent
   */
  public static CreatedLead found(long id, SmlLead sent) {
    return new CreatedLead(id, first(sent.status()), null, false);
  }

  private static String first(String status) {
    boolean isOpen = SmlStatus.isKnown(status) && !SmlStatus.END.equals(status);
    return isOpen ? status : SmlStatus.NEW;
  }

  /** Returns a lead with a known id only. */
  public static CreatedLead unseen(long id) {
    return new CreatedLead(id, SmlStatus.NEW, null, false);
  }
}
