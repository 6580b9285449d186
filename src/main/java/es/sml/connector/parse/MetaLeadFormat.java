package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Meta lead ads (Facebook, Instagram): the webhook, the Graph API's lead or page of leads, and what
 * relays make of them. The webhook itself names a lead without its answers, which somebody must
 * fetch from Meta before there is anything to deliver.
 */
final class MetaLeadFormat implements LeadFormat {
  static final String NEEDS_ENRICHMENT =
      "needs enrichment: Meta's notification carries only the lead's id; its answers must be fetched"
          + " from the Graph API";
  static final String TEST_LEAD = "test lead of Meta's testing tool";

  private final LabelDictionary labels;

  MetaLeadFormat(LabelDictionary labels) {
    this.labels = labels;
  }

  @Override
  public String name() {
    return "meta-lead-ads";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> found = new ArrayList<>();
    JsonScalars.documents(content, MetaLeadFormat::isWorthReading)
        .forEach(json -> collect(json, found));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        read(found.stream().map(json -> new MetaLead(json, labels)).toList(), content));
  }

  private ParseResult read(List<MetaLead> found, MessageContent content) {
    FoundLeads leads = new FoundLeads(name(), "the fields of a Meta lead", content);
    for (int i = 0; i < found.size() && !leads.isFull(); i++) {
      MetaLead lead = found.get(i);
      String place = "lead " + (i + 1);
      if (lead.isTest()) {
        leads.problem(place, TEST_LEAD);
      } else if (lead.isIdAlone()) {
        leads.problem(place, NEEDS_ENRICHMENT);
      } else {
        leads.add(place, lead.read());
      }
    }
    if (found.stream().allMatch(MetaLead::isTest)) {
      return new ParseResult.NotALead(TEST_LEAD);
    }
    if (found.stream().allMatch(MetaLead::isIdAlone)) {
      throw new UnreadableMessageException(NEEDS_ENRICHMENT);
    }
    return leads.orUnreadable("Meta lead ads");
  }

  // A look at the text spares every other JSON the parsing.
  private static boolean isWorthReading(String text) {
    return text.contains("leadgen")
        || text.contains("field_data")
        || text.contains("\"values\"")
        || text.contains(MetaLead.TEST_VALUE)
        || text.contains("\"p:");
  }

  private static void collect(JsonNode json, List<JsonNode> leads) {
    if (json.isArray() && !MetaLead.isAnswerList(json)) {
      json.forEach(element -> collect(element, leads));
    } else if (MetaLead.isLead(json)) {
      leads.add(json);
    } else {
      for (String wrapper : List.of("entry", "changes", "value", "data", "lead")) {
        if (json.path(wrapper).isContainerNode()) {
          collect(json.get(wrapper), leads);
        }
      }
    }
  }
}
