package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.TaskBody;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.json.TaskJson;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.store.LeadStore;
import es.sml.connector.sandbox.store.LeadWrites;

/** The operations on single tasks. Each changes the lead of the task. */
public final class TaskOperations {
  private final LeadStore store;
  private final LeadWrites writes;
  private final TaskBody bodies;
  private final TaskJson json;

  public TaskOperations(LeadStore store, LeadWrites writes, TaskBody bodies, TaskJson json) {
    this.store = store;
    this.writes = writes;
    this.bodies = bodies;
    this.json = json;
  }

  public SandboxResponse create(ApiRequest request) {
    TaskBody.NewTask read = bodies.readNew(request.json(), store::find);
    SandboxTask task = writes.addTask(read.lead(), read.task(), request.at());
    return SandboxResponse.json(
        201, Json.buffer(out -> json.writeNew(out, task, read.lead().id())));
  }

  public SandboxResponse modify(ApiRequest request) {
    long id = request.numberInPath();
    StoredLead lead = leadOfTask(id);
    SandboxTaskDraft draft = bodies.read(request.json(), lead.task(id).draft());
    SandboxTask task = writes.changeTask(lead, id, draft, request.at());
    return SandboxResponse.json(200, Json.buffer(out -> json.writeAlone(out, task)));
  }

  public SandboxResponse delete(ApiRequest request) {
    long id = request.numberInPath();
    writes.deleteTask(leadOfTask(id), id, request.at());
    return SandboxResponse.empty(204);
  }

  private StoredLead leadOfTask(long task) {
    StoredLead lead = store.findByTask(task);
    if (lead == null) {
      throw new RequestRefusedException(ErrorResponses.notFound());
    }
    return lead;
  }
}
