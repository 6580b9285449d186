package es.sml.connector.status;

import java.time.Instant;

/**
 * One thing that happened to a lead in SML.
 *
 * @param status of the lead after it
 * @param from what it was before; null where there is no such thing
 * @param to what it is after, of a new lead its user; null where there is no such thing
 * @param result with which a lead was finished; null where SML does not say
 * @param by SML's id of who did it; null where SML does not say
 * @param at null where SML does not say
 */
record LeadChange(
    Kind kind,
    String status,
    String from,
    String to,
    String result,
    SeenLead.DoneTask task,
    Long by,
    Instant at) {

  /** What can happen, as the events' types name it. */
  enum Kind {
    CREATED("created"),
    ASSIGNED("assigned"),
    STATUS_CHANGED("status-changed"),
    TASK_DONE("task-done"),
    FINISHED("finished"),
    VANISHED("vanished");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * A new lead.
   *
   * @param user SML's id of the user to whom it is given; null if to none, or if that is not known
   */
  static LeadChange created(String status, Long user) {
    String to = user == null ? null : user.toString();
    return new LeadChange(Kind.CREATED, status, null, to, null, null, null, null);
  }

  static LeadChange vanished(String status) {
    return new LeadChange(Kind.VANISHED, status, null, null, null, null, null, null);
  }

  static LeadChange status(String from, String to, String result, Long by, Instant at) {
    boolean ends = FollowedLead.END.equals(to);
    return new LeadChange(
        ends ? Kind.FINISHED : Kind.STATUS_CHANGED,
        to,
        from,
        to,
        ends ? result : null,
        null,
        by,
        at);
  }

  static LeadChange assigned(String status, String from, String to, Long by, Instant at) {
    return new LeadChange(Kind.ASSIGNED, status, from, to, null, null, by, at);
  }

  static LeadChange taskDone(String status, SeenLead.DoneTask task) {
    return new LeadChange(Kind.TASK_DONE, status, null, null, null, task, null, task.at());
  }
}
