package es.sml.connector.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.setting.SandboxOperation;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.LeadStore;
import java.util.List;

/**
 * The operations on leads: list, get, create, modify, change the status, and read the history.
 * Decides which change is an assignment or an end.
 */
public record LeadOperations(LeadStore store, Bodies bodies, References references, Audit audit) {

  /** Newest first. */
  public SandboxResponse list(ApiRequest request) {
    LeadListFilter filter = new LeadListFilter(request, store, references);
    if (filter.isEmpty()) {
      int count = store.size();
      return ResultPage.response(request, count, position -> store.find(count - position));
    }
    return ResultPage.response(request, filter.select());
  }

  public SandboxResponse get(ApiRequest request) {
    return SandboxResponse.json(200, leadInPath(request));
  }

  public SandboxResponse create(ApiRequest request) {
    Item lead = store.create(bodies.lead().read(request.json()), request.at());
    audit.created(lead, request.at());
    return SandboxResponse.json(201, lead);
  }

  /** Assigning and finishing are changes with a restricted body. */
  public static SandboxOperation operationOf(ApiRequest request) {
    JsonNode body;
    try {
      body = request.json();
    } catch (RequestRefusedException e) {
      return SandboxOperation.MODIFY_LEAD; // the change will refuse it again
    }
    if (body.size() == 1 && body.has("user")) {
      return SandboxOperation.ASSIGN_LEAD;
    }
    return body.size() == 1 && body.path("status").asText().equals("end")
        ? SandboxOperation.FINISH_LEAD
        : SandboxOperation.MODIFY_LEAD;
  }

  public SandboxResponse modify(ApiRequest request) {
    Item before = leadInPath(request);
    Item draft = bodies.lead().read(request.json(), before);
    return changed(operationOf(request), before, draft, request);
  }

  public SandboxResponse changeStatus(ApiRequest request) {
    Item before = leadInPath(request);
    String status = bodies.status().read(request.json()).text("status");
    return changed(SandboxOperation.CHANGE_STATUS, before, before.with("status", status), request);
  }

  private SandboxResponse changed(
      SandboxOperation operation, Item before, Item draft, ApiRequest request) {
    Item after = store.change(before, draft, request.at());
    audit.changed(operation, before, after, null, request.at());
    return SandboxResponse.json(200, after);
  }

  /** Returns a lead's history, newest first. */
  public SandboxResponse history(ApiRequest request) {
    List<Item> entries = store.history(leadInPath(request).id());
    int count = entries.size();
    return ResultPage.response(request, count, position -> entries.get(count - 1 - position));
  }

  private Item leadInPath(ApiRequest request) {
    Item lead = store.find(request.numberInPath());
    if (lead == null) {
      throw new RequestRefusedException(ErrorResponses.notFound());
    }
    return lead;
  }
}
