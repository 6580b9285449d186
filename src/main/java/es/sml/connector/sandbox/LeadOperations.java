package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The operations on leads. */
final class LeadOperations {
  private final LeadStore store;
  private final LeadWrites writes;
  private final LeadBody bodies;
  private final LeadJson json;
  private final ReferenceTexts referenceTexts;

  LeadOperations(
      LeadStore store,
      LeadWrites writes,
      LeadBody bodies,
      LeadJson json,
      ReferenceTexts referenceTexts) {
    this.store = store;
    this.writes = writes;
    this.bodies = bodies;
    this.json = json;
    this.referenceTexts = referenceTexts;
  }

  /** Newest first. */
  Answer list(ApiRequest request) {
    LeadFilter filter = LeadFilter.of(request);
    if (filter.isEmpty()) {
      int count = store.size();
      return Page.answer(
          request,
          count,
          (out, position) -> json.write(out, store.find(count - position), request.at()));
    }
    List<StoredLead> selected = filter.select(store, referenceTexts);
    return Page.answer(
        request,
        selected.size(),
        (out, position) -> json.write(out, selected.get(position), request.at()));
  }

  Answer get(ApiRequest request) {
    return Answer.json(200, json.buffer(leadInPath(request), request.at()));
  }

  Answer create(ApiRequest request) {
    StoredLead lead = writes.create(bodies.read(request.json()), request.at());
    return Answer.json(201, json.buffer(lead, request.at()));
  }

  /** Assigning and finishing are changes with a restricted body. */
  static Operation operationOf(ApiRequest request) {
    JsonNode body;
    try {
      body = request.json();
    } catch (RequestRefusedException e) {
      return Operation.MODIFY_LEAD; // the change will refuse it again
    }
    if (body.size() == 1 && body.has("user")) {
      return Operation.ASSIGN_LEAD;
    }
    return body.size() == 1 && body.path("status").asText().equals(Choices.END)
        ? Operation.FINISH_LEAD
        : Operation.MODIFY_LEAD;
  }

  Answer modify(ApiRequest request) {
    StoredLead before = leadInPath(request);
    LeadDraft draft = bodies.read(request.json(), before.draft());
    return changed(operationOf(request), before, draft, request);
  }

  Answer changeStatus(ApiRequest request) {
    StoredLead before = leadInPath(request);
    LeadDraft draft = before.draft().withStatus(LeadBody.status(request.json()));
    return changed(Operation.CHANGE_STATUS, before, draft, request);
  }

  private Answer changed(
      Operation operation, StoredLead before, LeadDraft draft, ApiRequest request) {
    StoredLead after = writes.change(operation, before, draft, request.at());
    return Answer.json(200, json.buffer(after, request.at()));
  }

  /** Returns a lead's history, newest first. */
  Answer history(ApiRequest request) {
    List<LeadHistory.Entry> entries = store.history(leadInPath(request).id());
    return Page.answer(
        request,
        entries.size(),
        (out, position) -> HistoryJson.write(out, entries.get(entries.size() - 1 - position)));
  }

  private StoredLead leadInPath(ApiRequest request) {
    StoredLead lead = store.find(request.numberInPath());
    if (lead == null) {
      throw new RequestRefusedException(Answers.notFound());
    }
    return lead;
  }
}
