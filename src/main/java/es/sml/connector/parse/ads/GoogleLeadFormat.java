package es.sml.connector.parse.ads;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.setting.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google Ads lead forms: the webhook's body, alone or wrapped or listed by a relay. Decides what
 * becomes of a test lead, and of a lead with a wrong google_key.
 */
public final class GoogleLeadFormat implements LeadFormat {
  private static final int DEEPEST_WRAPPER = 3;
  private static final String TEST_LEAD = "test lead of a Google lead form";

  private static final String WRONG_KEY =
      "its google_key differs from the one in dealers.yaml, so its sender is unproven; set the same"
          + " key";

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final Map<String, Secret> keys;

  /**
   * Creates a reader of forms.
   *
   * @param keys by dealer
   */
  public GoogleLeadFormat(LabelDictionary labels, Vocabulary vocabulary, Map<String, Secret> keys) {
    this.vocabulary = vocabulary;
    this.labels = labels;
    this.keys = Map.copyOf(keys);
  }

  @Override
  public String name() {
    return "google-lead-form";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> found = new ArrayList<>();
    JsonScalars.documents(content, text -> text.contains(GoogleLead.ANSWERS))
        .forEach(json -> collect(json, found, 0));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        read(
            found.stream().map(json -> new GoogleLead(json, labels, vocabulary)).toList(),
            content));
  }

  private ParseResult read(List<GoogleLead> found, MessageContent content) {
    FoundLeads leads = new FoundLeads(name(), "a field " + GoogleLead.ANSWERS, content);
    Secret key = content.dealer() == null ? null : keys.get(content.dealer());
    for (int i = 0; i < found.size() && !leads.isFull(); i++) {
      String place = "lead " + (i + 1);
      if (found.get(i).isTest()) {
        leads.problem(place, TEST_LEAD);
      } else if (key != null && !found.get(i).hasKey(key)) {
        leads.problem(place, WRONG_KEY);
      } else {
        leads.add(place, found.get(i).read());
      }
    }
    if (found.stream().allMatch(GoogleLead::isTest)) {
      return new ParseResult.NotALead(TEST_LEAD);
    }
    return leads.orUnreadable("the Google lead form");
  }

  private static void collect(JsonNode json, List<JsonNode> leads, int depth) {
    if (json.path(GoogleLead.ANSWERS).isArray()) {
      leads.add(json);
    } else if (depth < DEEPEST_WRAPPER) {
      json.forEach(inner -> collect(inner, leads, depth + 1));
    }
  }
}
