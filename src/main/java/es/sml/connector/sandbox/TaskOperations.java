package es.sml.connector.sandbox;

/** The operations on single tasks. Each changes the lead of the task. */
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
    Task task = writes.addTask(read.lead(), read.task(), request.at());
    return Answer.json(201, Json.buffer(out -> json.writeNew(out, task, read.lead().id())));
  }

  Answer modify(ApiRequest request) {
    long id = request.numberInPath();
    StoredLead lead = leadOfTask(id);
    TaskDraft draft = bodies.read(request.json(), lead.task(id).draft());
    Task task = writes.changeTask(lead, id, draft, request.at());
    return Answer.json(200, Json.buffer(out -> json.writeAlone(out, task)));
  }

  Answer delete(ApiRequest request) {
    long id = request.numberInPath();
    writes.deleteTask(leadOfTask(id), id, request.at());
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
