package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.QueryValues;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.LeadStore;
import es.sml.connector.sandbox.store.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The operations on the clients of leads: listing them and calling one. */
public final class ClientOperations {
  private static final int FIRST_CALL_CONTROL = 135;

  private final LeadStore store;
  private final Bodies bodies;
  private final Audit audit;
  private int calls;

  public ClientOperations(LeadStore store, Bodies bodies, Audit audit) {
    this.store = store;
    this.bodies = bodies;
    this.audit = audit;
  }

  /** Lists the clients of all leads, newest first. */
  public SandboxResponse list(ApiRequest request) {
    List<Predicate<Item>> conditions = new ArrayList<>();
    for (String field : List.of("name", "phone", "email")) {
      LeadListFilter.addPart(
          conditions, request.parameter(field + "__icontains"), client -> client.text(field));
    }
    for (String word : QueryValues.searchWords(request)) {
      conditions.add(client -> SearchText.of(client, false).contains(word));
    }
    return ResultPage.response(
        request,
        store
            .newestFirst()
            .map(lead -> lead.item("client"))
            .filter(Objects::nonNull)
            .filter(LeadListFilter.all(conditions))
            .toList());
  }

  /** Calls a lead's client. Refuses a lead whose client has no phone. */
  public SandboxResponse call(ApiRequest request) {
    Item lead = store.find(bodies.call().read(request.json()).number("lead"));
    if (lead.item("client") == null || lead.item("client").get("phone") == null) {
      return ErrorResponses.fieldError("lead", "El cliente del lead no tiene teléfono.");
    }
    calls++;
    audit.called(lead, request.at());
    return SandboxResponse.json(
        200,
        Json.object()
            .put("id", calls)
            .put("lead", lead.id())
            .put("call_control", FIRST_CALL_CONTROL - 1 + calls)
            .put("user", References.API_USER));
  }
}
