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
import java.util.stream.Stream;

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
    Predicate<Item> filter =
        Stream.of("name", "phone", "email")
            .map(field -> LeadListFilter.containing(request, field + "__icontains", field))
            .filter(Objects::nonNull)
            .reduce(client -> true, Predicate::and);
    List<String> words = QueryValues.searchWords(request);
    List<Item> selected = new ArrayList<>();
    for (long id = store.size(); id > 0; id--) {
      Item client = store.find(id).item("client");
      if (client != null
          && filter.test(client)
          && (words.isEmpty() || words.stream().allMatch(SearchText.of(client, false)::contains))) {
        selected.add(client);
      }
    }
    return ResultPage.response(request, selected);
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
