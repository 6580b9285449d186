package es.sml.connector.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.body.LeadBody;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.json.HistoryJson;
import es.sml.connector.sandbox.json.StoredLeadJson;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.ReferenceTexts;
import es.sml.connector.sandbox.setting.SandboxOperation;
import es.sml.connector.sandbox.store.LeadChangeHistory;
import es.sml.connector.sandbox.store.LeadStore;
import es.sml.connector.sandbox.store.LeadWrites;
import java.util.List;

/** The operations on leads. */
public final class LeadOperations {
  private final LeadStore store;
  private final LeadWrites writes;
  private final LeadBody bodies;
  private final StoredLeadJson json;
  private final ReferenceTexts referenceTexts;

  public LeadOperations(
      LeadStore store,
      LeadWrites writes,
      LeadBody bodies,
      StoredLeadJson json,
      ReferenceTexts referenceTexts) {
    this.store = store;
    this.writes = writes;
    this.bodies = bodies;
    this.json = json;
    this.referenceTexts = referenceTexts;
  }

  /** Newest first. */
  public SandboxResponse list(ApiRequest request) {
    LeadListFilter filter = LeadListFilter.of(request);
    if (filter.isEmpty()) {
      int count = store.size();
      return ResultPage.response(
          request,
          count,
          (out, position) -> json.write(out, store.find(count - position), request.at()));
    }
    List<StoredLead> selected = filter.select(store, referenceTexts);
    return ResultPage.response(
        request,
        selected.size(),
        (out, position) -> json.write(out, selected.get(position), request.at()));
  }

  public SandboxResponse get(ApiRequest request) {
    return SandboxResponse.json(200, json.buffer(leadInPath(request), request.at()));
  }

  public SandboxResponse create(ApiRequest request) {
    StoredLead lead = writes.create(bodies.read(request.json()), request.at());
    return SandboxResponse.json(201, json.buffer(lead, request.at()));
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
    return body.size() == 1 && body.path("status").asText().equals(Choices.END)
        ? SandboxOperation.FINISH_LEAD
        : SandboxOperation.MODIFY_LEAD;
  }

  public SandboxResponse modify(ApiRequest request) {
    StoredLead before = leadInPath(request);
    SandboxLeadDraft draft = bodies.read(request.json(), before.draft());
    return changed(operationOf(request), before, draft, request);
  }

  public SandboxResponse changeStatus(ApiRequest request) {
    StoredLead before = leadInPath(request);
    SandboxLeadDraft draft = before.draft().withStatus(LeadBody.status(request.json()));
    return changed(SandboxOperation.CHANGE_STATUS, before, draft, request);
  }

  private SandboxResponse changed(
      SandboxOperation operation, StoredLead before, SandboxLeadDraft draft, ApiRequest request) {
    StoredLead after = writes.change(operation, before, draft, request.at());
    return SandboxResponse.json(200, json.buffer(after, request.at()));
  }

  /** Returns a lead's history, newest first. */
  public SandboxResponse history(ApiRequest request) {
    List<LeadChangeHistory.Entry> entries = store.history(leadInPath(request).id());
    return ResultPage.response(
        request,
        entries.size(),
        (out, position) -> HistoryJson.write(out, entries.get(entries.size() - 1 - position)));
  }

  private StoredLead leadInPath(ApiRequest request) {
    StoredLead lead = store.find(request.numberInPath());
    if (lead == null) {
      throw new RequestRefusedException(ErrorResponses.notFound());
    }
    return lead;
  }
}
