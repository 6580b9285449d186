package es.sml.connector.ops.retention;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterUnreachableException;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ledger.erasure.CustomerTraces;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.client.SmlClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Removes customers' data that no lead key marks, such as unread replies, events and processed
 * files. It decides what identifies the customer in them.
 */
public record CustomerSweep(
    QueueSweep queues, CustomerTraces traces, SmlClient sml, CustomerPlaces places) {
  private static final int NATIONAL_DIGITS = 9;

  /**
   * Removes the customer's data.
   *
   * @return what an operator still has to remove; empty if nothing
   */
  List<String> remove(LeadRow lead) {
    List<String> left = new ArrayList<>();
    CustomerTraces.Traces known = traces.of(lead);
    Set<Set<String>> texts = new LinkedHashSet<>();
    known.texts().forEach(text -> texts.add(Set.of(text.toLowerCase(Locale.ROOT))));
    addContacts(lead, texts, left);
    for (String queue : places.queuesOf(lead.dealer())) {
      try {
        queues.remove(queue, texts, known.names());
      } catch (DeadLetterUnreachableException e) {
        left.add("the connector cannot read the queue " + queue + "; erase the lead again later");
      }
    }
    queues.removeDeadLetters(texts, known.names());
    places.removeFile(lead, left);
    return left;
  }

  // The ledger stores no customers, so the contact data comes from SML.
  private void addContacts(LeadRow lead, Set<Set<String>> texts, List<String> left) {
    if (lead.smlId() == null) {
      return;
    }
    try {
      JsonNode shown =
          sml.get(lead.account(), SmlOperation.GET_LEAD, Map.of("id_lead", lead.smlId()), Map.of());
      for (JsonNode client : shown.findValues("client")) {
        // A portal may use one address for many customers, so the name must match too.
        String email = client.path("email").asText("").strip().toLowerCase(Locale.ROOT);
        String name = client.path("name").asText("").strip().toLowerCase(Locale.ROOT);
        if (email.contains("@") && !name.isEmpty()) {
          texts.add(new LinkedHashSet<>(List.of(email, name)));
        }
        String phone = client.path("phone").asText("").replaceAll("\\D", "");
        if (phone.length() >= NATIONAL_DIGITS) {
          texts.add(Set.of(phone.substring(phone.length() - NATIONAL_DIGITS)));
        }
      }
    } catch (SmlUnavailableException | SmlLoginException | LeadRejectedException e) {
      left.add(
          "SML did not return the lead, so messages were searched by the lead's ids only; erase the"
              + " lead again later");
    }
  }
}
