package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.setting.SandboxOperation;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.ItemLayout;
import es.sml.connector.sandbox.store.LeadStore;
import java.util.ArrayList;
import java.util.List;

/** The operations on single tasks. Each changes the lead of the task. */
public record TaskOperations(LeadStore store, Bodies bodies, Audit audit) {

  /** Adds a task to a lead, after its present tasks. */
  public SandboxResponse create(ApiRequest request) {
    Item task = bodies.newTask().read(request.json());
    Item before = store.find(task.number("lead"));
    List<Item> tasks = new ArrayList<>(LeadStore.tasks(before));
    tasks.add(task.in(ItemLayout.TASK));
    Item after = store.changeTasks(before, tasks, request.at());
    Item added = LeadStore.tasks(after).get(tasks.size() - 1);
    audit.changed(SandboxOperation.CREATE_TASK, before, after, added.id(), request.at());
    return SandboxResponse.json(201, added.in(ItemLayout.NEW_TASK).with("lead", before.id()));
  }

  public SandboxResponse modify(ApiRequest request) {
    Item before = leadOfTask(request);
    List<Item> tasks = new ArrayList<>(LeadStore.tasks(before));
    int position = position(tasks, request);
    tasks.set(position, bodies.task().read(request.json(), tasks.get(position)));
    Item after = store.changeTasks(before, tasks, request.at());
    audit.changed(
        SandboxOperation.MODIFY_TASK, before, after, request.numberInPath(), request.at());
    return SandboxResponse.json(
        200, LeadStore.tasks(after).get(position).in(ItemLayout.TASK_ALONE));
  }

  public SandboxResponse delete(ApiRequest request) {
    Item before = leadOfTask(request);
    List<Item> tasks = new ArrayList<>(LeadStore.tasks(before));
    tasks.remove(position(tasks, request));
    Item after = store.changeTasks(before, tasks, request.at());
    audit.changed(
        SandboxOperation.DELETE_TASK, before, after, request.numberInPath(), request.at());
    return SandboxResponse.empty(204);
  }

  private Item leadOfTask(ApiRequest request) {
    Item lead = store.findByTask(request.numberInPath());
    if (lead == null) {
      throw new RequestRefusedException(ErrorResponses.notFound());
    }
    return lead;
  }

  private static int position(List<Item> tasks, ApiRequest request) {
    return tasks.stream().map(Item::id).toList().indexOf(request.numberInPath());
  }
}
