package es.sml.connector.status.change;

import es.sml.connector.sml.SmlStatus;
import es.sml.connector.sml.answer.lead.SmlLeadState;
import es.sml.connector.sml.answer.lead.Task;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of a lead in SML that CRMs get. It decides which tasks count as done.
 *
 * @param result null until the lead is finished
 * @param user SML's id of its user; null if none
 * @param concessionaire SML's id of the concessionaire; null if SML does not send it
 * @param tasksDone finished tasks by id; null if SML does not send tasks
 */
public record LeadSnapshot(
    long id,
    String status,
    String result,
    Long user,
    Long concessionaire,
    Map<Long, DoneTask> tasksDone) {

  /**
   * Finished task.
   *
   * @param at null if SML does not send the time
   */
  public record DoneTask(long id, String type, Instant at) {}

  /** Returns the lead; null if the response is not a lead, or has a status that is none. */
  public static LeadSnapshot of(SmlLeadState lead) {
    String status = lead.status() == null ? SmlStatus.NEW : lead.status();
    if (lead.id() == null || !SmlStatus.isKnown(status)) {
      return null;
    }
    return new LeadSnapshot(
        lead.id(), status, lead.result(), lead.user(), lead.concessionaire(), tasksDone(lead));
  }

  private static Map<Long, DoneTask> tasksDone(SmlLeadState lead) {
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
