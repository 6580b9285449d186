package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Google Ads lead forms: the webhook's body, alone or wrapped or listed by a relay. */
final class GoogleLeadFormat implements LeadFormat {
  static final int MAX_LEADS = 500;
  private static final int DEEPEST_WRAPPER = 3;
  private static final String TEST_LEAD = "test lead of a Google lead form";

  private final LabelDictionary labels;

  GoogleLeadFormat(LabelDictionary labels) {
    this.labels = labels;
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
    if (found.size() > MAX_LEADS) {
      throw new UnreadableMessageException(
          "the JSON holds more than " + MAX_LEADS + " leads of Google forms");
    }
    return Optional.of(read(found.stream().map(json -> new GoogleLead(json, labels)).toList()));
  }

  private ParseResult read(List<GoogleLead> found) {
    FoundLeads leads = new FoundLeads(name(), "a field " + GoogleLead.ANSWERS);
    for (int i = 0; i < found.size(); i++) {
      String place = "lead " + (i + 1);
      if (found.get(i).isTest()) {
        leads.problem(place, TEST_LEAD);
      } else {
        leads.add(place, found.get(i).read());
      }
    }
    if (found.stream().allMatch(GoogleLead::isTest)) {
      return new ParseResult.NotALead(TEST_LEAD);
    }
    return leads.orUnreadable("Google lead form");
  }

  private static void collect(JsonNode json, List<JsonNode> leads, int depth) {
    if (json.path(GoogleLead.ANSWERS).isArray()) {
      leads.add(json);
    } else if (depth < DEEPEST_WRAPPER) {
      json.forEach(inner -> collect(inner, leads, depth + 1));
    }
  }
}
