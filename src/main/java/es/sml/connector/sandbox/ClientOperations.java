package es.sml.connector.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations on the clients of leads: listing them and calling one. */
final class ClientOperations {
  private static final int FIRST_CALL_CONTROL = 135;

  private final LeadStore store;
  private final LeadJson json;
  private final Audit audit;
  private final ReferenceData.User user;
  private int calls;

  ClientOperations(LeadStore store, LeadJson json, Audit audit, ReferenceData.User user) {
    this.store = store;
    this.json = json;
    this.audit = audit;
    this.user = user;
  }

  /** Lists the clients of all leads, newest first. */
  Answer list(ApiRequest request) {
    String name = part(request, "name__icontains");
    String phone = part(request, "phone__icontains");
    String email = part(request, "email__icontains");
    SearchTerms search = SearchTerms.of(request.parameter("search"));
    List<Client> selected = new ArrayList<>();
    for (long id = store.size(); id > 0; id--) {
      Client client = store.find(id).client();
      if (client != null
          && (name.isEmpty() || LeadFilter.contains(client.details().name(), name))
          && (phone.isEmpty() || LeadFilter.contains(client.details().phone(), phone))
          && (email.isEmpty() || LeadFilter.contains(client.details().email(), email))
          && (search.isEmpty() || search.matches(LeadText.of(client)))) {
        selected.add(client);
      }
    }
    return Page.answer(
        request, selected.size(), (out, position) -> json.writeClient(out, selected.get(position)));
  }

  private static String part(ApiRequest request, String parameter) {
    return request.parameter(parameter).strip().toLowerCase(Locale.ROOT);
  }

  /** Calls a lead's client. Refuses a lead whose client has no phone. */
  Answer call(ApiRequest request) {
    BodyFields fields = BodyFields.of(request.json());
    StoredLead lead = fields.reference("lead", BodyFields.Presence.REQUIRED, store::find, null);
    fields.refuseErrors();
    if (lead.client() == null || lead.client().details().phone() == null) {
      return Answers.fieldError("lead", "El cliente del lead no tiene teléfono.");
    }
    calls++;
    audit.called(lead, request.at());
    return Answer.json(
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
