package es.sml.connector.status;

import es.sml.connector.sml.answer.Lead;
import es.sml.connector.sml.answer.Task;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a lead in SML is told to CRMs.
 *
 * @param result null until it is finished
 * @param user SML's id of whom it is assigned to; null if nobody
 * @param concessionaire SML's id of the dealer's place; null where SML does not say
 * @param tasksDone by their ids; null where SML does not show tasks
 */
record SeenLead(
    long id,
    String status,
    String result,
    Long user,
    Long concessionaire,
    Map<Long, DoneTask> tasksDone) {

  /**
   * A task that was seen to.
   *
   * @param at null where SML does not say when
   */
  record DoneTask(long id, String type, Instant at) {}

  /** Null where the answer is no lead. */
  static SeenLead of(Lead lead) {
    if (lead.id() == null) {
      return null;
    }
    return new SeenLead(
        lead.id(),
        lead.status() == null ? FollowedLead.NEW : lead.status(),
        lead.result(),
        lead.user(),
        lead.concessionaire(),
        tasksDone(lead));
  }

  private static Map<Long, DoneTask> tasksDone(Lead lead) {
    if (lead.request() == null || lead.request().task() == null) {
      return null;
    }
    Map<Long, DoneTask> done = new TreeMap<>();
    for (Task task : lead.request().task()) {
      boolean isDone =
          Boolean.TRUE.equals(task.realizationDateCheck()) || task.realizationDate() != null;
      if (task.id() != null && isDone) {
        done.put(
            task.id(), new DoneTask(task.id(), task.type(), SmlTime.read(task.realizationDate())));
      }
    }
    return done;
  }
}
