package es.sml.connector.deliver;

import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Lead;
import es.sml.connector.sml.answer.Note;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out, from leads that are in SML already, whether its search by text shows a lead by its
 * tag. For an account in which the connector has created nothing yet.
 */
final class SearchProbe {
  private final SmlClient client;
  private final SearchKnowledge knowledge;

  SearchProbe(SmlClient client, SearchKnowledge knowledge) {
    this.client = client;
    this.knowledge = knowledge;
  }

  /**
   * Whether a search by text that shows nothing proves that there is nothing.
   *
   * @throws SmlUnavailableException while SML cannot be read
   */
  boolean showsAll(String account) {
    List<Lead> some = client.first(account, SmlOperation.LIST_LEADS, Lead.class);
    if (some.isEmpty()) {
      return true; // SML has no lead at all
    }
    Optional<Lead> tagged =
        some.stream()
            .filter(lead -> lead.id() != null && longestTag(lead).isPresent())
            .max(Comparator.comparingInt(lead -> longestTag(lead).orElseThrow().length()));
    if (tagged.isEmpty()) {
      return false;
    }
    long id = tagged.get().id();
    boolean[] shown = {false};
    client.forEach(
        account,
        SmlOperation.LIST_LEADS,
        Map.of("search", longestTag(tagged.get()).orElseThrow()),
        Lead.class,
        lead -> shown[0] |= lead.id() != null && lead.id() == id);
    knowledge.learn(account, new SearchKnowledge.Known(shown[0] ? true : null, null, true));
    return shown[0];
  }

  private static Optional<String> longestTag(Lead lead) {
    return lead.tags() == null
        ? Optional.empty()
        : lead.tags().stream()
            .map(Note::content)
            .filter(content -> content != null && !content.isBlank())
            .max(Comparator.comparingInt(String::length));
  }
}
