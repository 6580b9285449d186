package es.sml.connector.status.change;

import es.sml.connector.sml.SmlStatus;
import es.sml.connector.sml.create.CreatedLead;
import java.util.Set;

/**
 * Tracked lead, in the last state that its CRM got.
 *
 * @param externalId id of the lead in the sender's program; null if none
 * @param reference its tag in SML; null if the connector did not create it
 * @param result null until the lead is finished
 * @param user SML's id of its user; null if none
 * @param tasksDone ids of its finished tasks; null if they were never read
 * @param changes number of its events
 * @param historyId newest entry of its history with an event; null if none
 * @param seen whether SML has shown it, in its response to the create-lead or later
 * @param open whether SML's lists of open leads must contain it
 * @param stored whether the database has it already
 * @param knownAt time in milliseconds since 1970 by the database's clock; SML's responses to
 *     earlier requests may be older than this state
 * @param updatedAt version of the stored row
 */
public record TrackedLead(
    String account,
    long smlId,
    String dealer,
    String externalId,
    String reference,
    String status,
    String result,
    Long user,
    Set<Long> tasksDone,
    int changes,
    Long historyId,
    boolean seen,
    boolean open,
    boolean stored,
    long knownAt,
    long updatedAt) {
  public static final String END = SmlStatus.END;
  private static final Long BEFORE_ALL_ENTRIES = 0L;

  /** Returns a lead with a known id only. */
  public static TrackedLead unknown(
      String account, long smlId, String dealer, String externalId, String reference) {
    return new TrackedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        SmlStatus.NEW,
        null,
        null,
        null,
        0,
        null,
        false,
        true,
        false,
        0,
        0);
  }

  /** Returns the lead as SML shows it now, after further events. */
  public TrackedLead as(LeadSnapshot now, int events, Long newestEntry) {
    return with(
        now,
        now.tasksDone() == null ? tasksDone : now.tasksDone().keySet(),
        changes + events,
        newestEntry == null ? historyId : newestEntry,
        true,
        !END.equals(now.status()));
  }

  /**
   * Returns the lead after the event of its creation. None of its tasks is done, and each entry of
   * its history counts as new.
   */
  public TrackedLead afterCreation(CreatedLead created) {
    LeadSnapshot now =
        new LeadSnapshot(smlId, created.status(), result, created.user(), null, null);
    return with(now, Set.of(), changes + 1, BEFORE_ALL_ENTRIES, created.shown(), open);
  }

  /** Returns the lead as one that SML no longer has. */
  public TrackedLead gone() {
    return with(asKnown(), tasksDone, changes + 1, historyId, seen, false);
  }

  private TrackedLead with(
      LeadSnapshot now,
      Set<Long> nowDone,
      int nowChanges,
      Long newestEntry,
      boolean nowSeen,
      boolean nowOpen) {
    return new TrackedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        now.status(),
        now.result(),
        now.user(),
        nowDone,
        nowChanges,
        newestEntry,
        nowSeen,
        nowOpen,
        stored,
        knownAt,
        updatedAt);
  }

  /** Returns the CRM's state of the lead, as if SML had just shown it. */
  public LeadSnapshot asKnown() {
    return new LeadSnapshot(smlId, status, result, user, null, null);
  }
}
