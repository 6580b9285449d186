package es.sml.connector.status;

import es.sml.connector.sml.CreatedLead;
import java.util.Set;

/**
 * A lead as its CRM knows it.
 *
 * @param externalId the id that the sender gave it; null if none
 * @param reference the tag that it carries in SML; null where the connector did not create it
 * @param result null until it is finished
 * @param user SML's id of whom it is assigned to; null if nobody
 * @param tasksDone ids of its tasks that are done; null where nobody has looked
 * @param changes how many events there were of it
 * @param historyId the newest entry of its history that was told of; null if none was
 * @param seen whether SML has shown it, in its answer to the create or since
 * @param watched whether SML's lists of open leads must show it
 * @param stored whether it is stored already
 * @param knownAt up to this time (milliseconds since 1970, by the database's clock) SML's answers
 *     may be older than what is known
 * @param updatedAt the version of what is stored
 */
record FollowedLead(
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
    boolean watched,
    boolean stored,
    long knownAt,
    long updatedAt) {
  static final String NEW = "new";
  static final String END = "end";
  private static final Long BEFORE_ALL_ENTRIES = 0L;

  /** One of which nothing is known but that it is there. */
  static FollowedLead unknown(
      String account, long smlId, String dealer, String externalId, String reference) {
    return new FollowedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        NEW,
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

  /** The same lead as SML shows it now, after so many more events. */
  FollowedLead as(SeenLead now, int events, Long newestEntry) {
    return new FollowedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        now.status(),
        now.result(),
        now.user(),
        now.tasksDone() == null ? tasksDone : now.tasksDone().keySet(),
        changes + events,
        newestEntry == null ? historyId : newestEntry,
        true,
        !END.equals(now.status()),
        stored,
        knownAt,
        updatedAt);
  }

  /**
   * The same lead, of whose creation its CRM is told; none of its tasks is done, and whatever its
   * history has will be news.
   */
  FollowedLead toldOfCreation(CreatedLead created) {
    return new FollowedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        created.status(),
        result,
        created.user(),
        Set.of(),
        changes + 1,
        BEFORE_ALL_ENTRIES,
        created.shown(),
        watched,
        stored,
        knownAt,
        updatedAt);
  }

  /** The same lead, which SML has no more. */
  FollowedLead gone() {
    return new FollowedLead(
        account,
        smlId,
        dealer,
        externalId,
        reference,
        status,
        result,
        user,
        tasksDone,
        changes + 1,
        historyId,
        seen,
        false,
        stored,
        knownAt,
        updatedAt);
  }

  /** What its CRM knows of it, as if SML had just shown that. */
  SeenLead asKnown() {
    return new SeenLead(smlId, status, result, user, null, null);
  }
}
