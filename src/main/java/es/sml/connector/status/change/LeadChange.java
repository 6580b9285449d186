package es.sml.connector.status.change;

import java.time.Instant;

/**
 * One change of a lead in SML, of a kind that gives an event: created, assigned, status-changed,
 * task-done, finished or vanished.
 *
 * @param status status of the lead afterwards
 * @param from value before; null if there is none
 * @param to value afterwards, for a new lead its user; null if there is none
 * @param result result of a finished lead; null if SML does not send it
 * @param by SML's id of the acting user; null if SML does not send it
 * @param at null if SML does not send it
 */
public record LeadChange(
    Kind kind,
    String status,
    String from,
    String to,
    String result,
    LeadSnapshot.DoneTask task,
    Long by,
    Instant at) {

  /** Kinds of changes, as the events' types name them. */
  public enum Kind {
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

    public String label() {
      return label;
    }
  }

  /**
   * Returns the change of a new lead.
   *
   * @param user SML's id of its user; null if none or unknown
   */
  public static LeadChange created(String status, Long user) {
    String to = user == null ? null : user.toString();
    return new LeadChange(Kind.CREATED, status, null, to, null, null, null, null);
  }

  public static LeadChange vanished(String status) {
    return new LeadChange(Kind.VANISHED, status, null, null, null, null, null, null);
  }

  public static LeadChange status(String from, String to, String result, Long by, Instant at) {
    boolean ends = TrackedLead.END.equals(to);
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

  public static LeadChange assigned(String status, String from, String to, Long by, Instant at) {
    return new LeadChange(Kind.ASSIGNED, status, from, to, null, null, by, at);
  }

  public static LeadChange taskDone(String status, LeadSnapshot.DoneTask task) {
    return new LeadChange(Kind.TASK_DONE, status, null, null, null, task, null, task.at());
  }
}
