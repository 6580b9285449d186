package es.sml.connector.sandbox;

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
record StoredLead(
    long id,
    ReferenceData.Source source,
    ReferenceData.User user,
    Client client,
    Vehicle vehicle,
    long requestId,
    List<Task> tasks,
    List<Note> notes,
    List<Note> tags,
    String status,
    String score,
    String result,
    Instant created,
    Instant finishDate) {

  /** Returns the lead as a draft. */
  LeadDraft draft() {
    List<Block<TaskDraft>> drafts =
        tasks.stream().map(task -> new Block<>(task.id(), task.draft())).toList();
    return new LeadDraft(
        source,
        user,
        client == null ? null : new Block<>(client.id(), client.details()),
        new Block<>(vehicle.id(), vehicle.details()),
        new Block<>(requestId, drafts),
        Note.blocks(notes),
        Note.blocks(tags),
        status,
        score);
  }

  /** Returns the task with the id, null if the lead has none. */
  Task task(long taskId) {
    return tasks.stream().filter(task -> task.id() == taskId).findFirst().orElse(null);
  }

  boolean hasPendingTasks() {
    return finishDate == null
        && (tasks.isEmpty()
            || tasks.stream().anyMatch(task -> !task.details().realizationDateCheck()));
  }
}
