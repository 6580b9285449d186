package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs writes and adds each to the audit. The API's own user is the author of all. */
final class LeadWrites {
  private final LeadStore store;
  private final Audit audit;
  private final ReferenceData.User user;

  LeadWrites(LeadStore store, Audit audit, ReferenceData.User user) {
    this.store = store;
    this.audit = audit;
    this.user = user;
  }

  StoredLead create(LeadDraft draft, Instant at) {
    StoredLead lead = store.create(draft, occasion(at));
    audit.created(lead, at);
    return lead;
  }

  StoredLead change(Operation operation, StoredLead before, LeadDraft draft, Instant at) {
    StoredLead after = store.change(before, draft, occasion(at));
    audit.changed(operation, before, after, null, at);
    return after;
  }

  /** Adds a task to a lead, after its present tasks. */
  Task addTask(StoredLead before, TaskDraft task, Instant at) {
    LeadDraft draft = before.draft();
    List<Block<TaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.add(Block.fresh(task));
    StoredLead after = store.change(before, draft.withTasks(tasks), occasion(at));
    Task added = after.tasks().get(after.tasks().size() - 1);
    audit.changed(Operation.CREATE_TASK, before, after, added.id(), at);
    return added;
  }

  Task changeTask(StoredLead before, long id, TaskDraft task, Instant at) {
    LeadDraft draft = before.draft();
    List<Block<TaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.replaceAll(stored -> stored.id() == id ? new Block<>(id, task) : stored);
    StoredLead after = store.change(before, draft.withTasks(tasks), occasion(at));
    audit.changed(Operation.MODIFY_TASK, before, after, id, at);
    return after.task(id);
  }

  void deleteTask(StoredLead before, long id, Instant at) {
    LeadDraft draft = before.draft();
    List<Block<TaskDraft>> others =
        draft.request().details().stream().filter(stored -> stored.id() != id).toList();
    StoredLead after = store.change(before, draft.withTasks(others), occasion(at));
    audit.changed(Operation.DELETE_TASK, before, after, id, at);
  }

  private LeadMaker.Occasion occasion(Instant at) {
    return new LeadMaker.Occasion(user, at);
  }
}
