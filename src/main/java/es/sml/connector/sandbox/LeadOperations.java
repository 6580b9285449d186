package es.sml.connector.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations on leads and on the clients in them. */
final class LeadOperations {
  private final LeadStore store;
  private final ReferenceData reference;
  private final LeadBody bodies;
  private final LeadJson json;
  private final Audit audit;

  LeadOperations(LeadStore store, ReferenceData reference, LeadJson json, Audit audit) {
    this.store = store;
    this.reference = reference;
    this.bodies = new LeadBody(reference);
    this.json = json;
    this.audit = audit;
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
    List<StoredLead> selected = filter.select(store, reference);
    return Page.answer(
        request,
        selected.size(),
        (out, position) -> json.write(out, selected.get(position), request.at()));
  }

  Answer get(ApiRequest request) {
    return Answer.json(200, json.buffer(leadInPath(request), request.at()));
  }

  Answer create(ApiRequest request) {
    StoredLead.Draft draft = bodies.read(request.json());
    StoredLead lead = store.create(draft, reference.apiUser(), request.at());
    audit.created(lead, request.at());
    return Answer.json(201, json.buffer(lead, request.at()));
  }

  Answer changeStatus(ApiRequest request) {
    StoredLead before = leadInPath(request);
    StoredLead after = before.withStatus(LeadBody.status(request.json()), request.at());
    store.replace(after);
    audit.statusChanged(before, after, request.at());
    return Answer.json(200, json.buffer(after, request.at()));
  }

  /** The clients of all leads, newest first. */
  Answer listClients(ApiRequest request) {
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
          && (search.isEmpty() || contains(client, search))) {
        selected.add(client);
      }
    }
    return Page.answer(
        request, selected.size(), (out, position) -> json.writeClient(out, selected.get(position)));
  }

  private static String part(ApiRequest request, String parameter) {
    return request.parameter(parameter).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean contains(Client client, SearchTerms search) {
    Client.Details details = client.details();
    return search.words().stream()
        .allMatch(
            word ->
                LeadFilter.contains(details.name(), word)
                    || LeadFilter.contains(details.phone(), word)
                    || LeadFilter.contains(details.email(), word));
  }

  private StoredLead leadInPath(ApiRequest request) {
    StoredLead lead = null;
    try {
      lead = store.find(Long.parseLong(request.pathId()));
    } catch (NumberFormatException e) {
      // Whatever is no number is the id of no lead.
    }
    if (lead == null) {
      throw new RequestRefusedException(Answers.notFound());
    }
    return lead;
  }
}
