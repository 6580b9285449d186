package es.sml.connector.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The operations on single tasks; each changes the lead that the task belongs to. */
final class TaskOperations {
  private final LeadStore store;
  private final LeadWrites writes;
  private final TaskBody bodies;
  private final TaskJson json;

  TaskOperations(LeadStore store, LeadWrites writes, TaskBody bodies, TaskJson json) {
    this.store = store;
    this.writes = writes;
    this.bodies = bodies;
    this.json = json;
  }

  Answer create(ApiRequest request) {
    TaskBody.NewTask read = bodies.readNew(request.json(), store::find);
    LeadDraft draft = read.lead().draft();
    List<Block<TaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.add(Block.fresh(read.task()));
    StoredLead after =
        writes.change(Operation.CREATE_TASK, read.lead(), draft.withTasks(tasks), request.at());
    Task task = after.tasks().get(after.tasks().size() - 1);
    return Answer.json(201, Json.buffer(out -> json.writeNew(out, task, after.id())));
  }

  Answer modify(ApiRequest request) {
    long id = request.numberInPath();
    StoredLead before = leadOfTask(id);
    LeadDraft draft = before.draft();
    List<Block<TaskDraft>> tasks = new ArrayList<>(draft.request().details());
    tasks.replaceAll(
        task ->
            task.id() == id ? new Block<>(id, bodies.read(request.json(), task.details())) : task);
    StoredLead after =
        writes.change(Operation.MODIFY_TASK, before, draft.withTasks(tasks), request.at());
    Task changed = after.tasks().stream().filter(task -> task.id() == id).findFirst().orElseThrow();
    return Answer.json(200, Json.buffer(out -> json.writeAlone(out, changed)));
  }

  Answer delete(ApiRequest request) {
    long id = request.numberInPath();
    StoredLead before = leadOfTask(id);
    LeadDraft draft = before.draft();
    List<Block<TaskDraft>> others =
        draft.request().details().stream().filter(task -> task.id() != id).toList();
    writes.change(Operation.DELETE_TASK, before, draft.withTasks(others), request.at());
    return Answer.empty(204);
  }

  private StoredLead leadOfTask(long task) {
    StoredLead lead = store.findByTask(task);
    if (lead == null) {
      throw new RequestRefusedException(Answers.notFound());
    }
    return lead;
  }
}
