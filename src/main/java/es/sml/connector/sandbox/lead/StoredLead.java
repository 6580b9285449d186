package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.time.Instant;
import java.util.List;

/**
 * A lead as SML stores it.
 *
 * @param client null if the caller gave none
 * @param score "1" to "4", null if unknown
 * @param result the reason of its end, null if unknown
 * @param finishDate the time of its end, null while it is open
 */
public record StoredLead(
    long id,
    SandboxReferenceData.Source source,
    SandboxReferenceData.User user,
    SandboxClient client,
    SandboxVehicle vehicle,
    long requestId,
    List<SandboxTask> tasks,
    List<SandboxNote> notes,
    List<SandboxNote> tags,
    String status,
    String score,
    String result,
    Instant created,
    Instant finishDate) {

  /** Returns the lead as a draft. */
  public SandboxLeadDraft draft() {
    List<Block<SandboxTaskDraft>> drafts =
        tasks.stream().map(task -> new Block<>(task.id(), task.draft())).toList();
    return new SandboxLeadDraft(
        source,
        user,
        client == null ? null : new Block<>(client.id(), client.details()),
        new Block<>(vehicle.id(), vehicle.details()),
        new Block<>(requestId, drafts),
        SandboxNote.blocks(notes),
        SandboxNote.blocks(tags),
        status,
        score);
  }

  /** Returns the task with the id, null if the lead has none. */
  public SandboxTask task(long taskId) {
    return tasks.stream().filter(task -> task.id() == taskId).findFirst().orElse(null);
  }

  public boolean hasPendingTasks() {
    return finishDate == null
        && (tasks.isEmpty()
            || tasks.stream().anyMatch(task -> !task.details().realizationDateCheck()));
  }
}
