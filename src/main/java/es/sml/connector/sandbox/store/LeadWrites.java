package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.lead.Block;
import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs writes and adds each to the audit. The API's own user is the author of all. */
public final class LeadWrites {
  private final LeadStore store;
  private final Audit audit;
  private final SandboxReferenceData.User user;

  public LeadWrites(LeadStore store, Audit audit, SandboxReferenceData.User user) {
    this.store = store;
    this.audit = audit;
    this.user = user;
  }

  public StoredLead create(SandboxLeadDraft draft, Instant at) {
    StoredLead lead = store.create(draft, occasion(at));
    audit.created(lead, at);
    return lead;
  }

  public StoredLead change(
      SandboxOperation operation, StoredLead before, SandboxLeadDraft draft, Instant at) {
    StoredLead after = store.change(before, draft, occasion(at));
    audit.changed(operation, before, after, null, at);
    return after;
  }

  /** Adds a task to a lead, after its present tasks. */
  public SandboxTask addTask(StoredLead before, SandboxTaskDraft task, Instant at) {
    SandboxLeadDraft draft = before.draft();
    List<Block<SandboxTaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.add(Block.fresh(task));
    StoredLead after = store.change(before, draft.withTasks(tasks), occasion(at));
    SandboxTask added = after.tasks().get(after.tasks().size() - 1);
    audit.changed(SandboxOperation.CREATE_TASK, before, after, added.id(), at);
    return added;
  }

  public SandboxTask changeTask(StoredLead before, long id, SandboxTaskDraft task, Instant at) {
    SandboxLeadDraft draft = before.draft();
    List<Block<SandboxTaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.replaceAll(stored -> stored.id() == id ? new Block<>(id, task) : stored);
    StoredLead after = store.change(before, draft.withTasks(tasks), occasion(at));
    audit.changed(SandboxOperation.MODIFY_TASK, before, after, id, at);
    return after.task(id);
  }

  public void deleteTask(StoredLead before, long id, Instant at) {
    SandboxLeadDraft draft = before.draft();
    List<Block<SandboxTaskDraft>> others =
        draft.request().details().stream().filter(stored -> stored.id() != id).toList();
    StoredLead after = store.change(before, draft.withTasks(others), occasion(at));
    audit.changed(SandboxOperation.DELETE_TASK, before, after, id, at);
  }

  private LeadMaker.Occasion occasion(Instant at) {
    return new LeadMaker.Occasion(user, at);
  }
}
