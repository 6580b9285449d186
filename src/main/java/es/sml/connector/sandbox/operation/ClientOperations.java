package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.BodyFields;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.json.StoredLeadJson;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.LeadStore;
import es.sml.connector.sandbox.store.LeadText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations on the clients of leads: listing them and calling one. */
public final class ClientOperations {
  private static final int FIRST_CALL_CONTROL = 135;

  private final LeadStore store;
  private final StoredLeadJson json;
  private final Audit audit;
  private final SandboxReferenceData.User user;
  private int calls;

  public ClientOperations(
      LeadStore store, StoredLeadJson json, Audit audit, SandboxReferenceData.User user) {
    this.store = store;
    this.json = json;
    this.audit = audit;
    this.user = user;
  }

  /** Lists the clients of all leads, newest first. */
  public SandboxResponse list(ApiRequest request) {
    String name = part(request, "name__icontains");
    String phone = part(request, "phone__icontains");
    String email = part(request, "email__icontains");
    SearchTerms search = SearchTerms.of(request.parameter("search"));
    List<SandboxClient> selected = new ArrayList<>();
    for (long id = store.size(); id > 0; id--) {
      SandboxClient client = store.find(id).client();
      if (client != null
          && (name.isEmpty() || LeadListFilter.contains(client.details().name(), name))
          && (phone.isEmpty() || LeadListFilter.contains(client.details().phone(), phone))
          && (email.isEmpty() || LeadListFilter.contains(client.details().email(), email))
          && (search.isEmpty() || search.matches(LeadText.of(client)))) {
        selected.add(client);
      }
    }
    return ResultPage.response(
        request, selected.size(), (out, position) -> json.writeClient(out, selected.get(position)));
  }

  private static String part(ApiRequest request, String parameter) {
    return request.parameter(parameter).strip().toLowerCase(Locale.ROOT);
  }

  /** Calls a lead's client. Refuses a lead whose client has no phone. */
  public SandboxResponse call(ApiRequest request) {
    BodyFields fields = BodyFields.of(request.json());
    StoredLead lead = fields.reference("lead", BodyFields.Presence.REQUIRED, store::find, null);
    fields.refuseErrors();
    if (lead.client() == null || lead.client().details().phone() == null) {
      return ErrorResponses.fieldError("lead", "El cliente del lead no tiene teléfono.");
    }
    calls++;
    audit.called(lead, request.at());
    return SandboxResponse.json(
        200,
        Json.buffer(
            Json.MAPPER
                .createObjectNode()
                .put("id", calls)
                .put("lead", lead.id())
                .put("call_control", FIRST_CALL_CONTROL - 1 + calls)
                .put("user", user.id())));
  }
}
