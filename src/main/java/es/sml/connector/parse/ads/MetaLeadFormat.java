package es.sml.connector.parse.ads;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Meta lead ads (Facebook, Instagram): the webhook, leads of the Graph API, and the forms of
 * relays. A notification with only a lead's id is unreadable: a program must fetch its answers. A
 * test lead is no lead.
 */
public final class MetaLeadFormat implements LeadFormat {
  static final String NEEDS_ENRICHMENT =
      "needs enrichment: Meta's notification holds only the id of the lead; fetch its answers from"
          + " the Graph API and send them";
  public static final String TEST_LEAD = "test lead of Meta's testing tool";

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;

  public MetaLeadFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
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
        read(found.stream().map(json -> new MetaLead(json, labels, vocabulary)).toList(), content));
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
    return leads.orUnreadable("the Meta lead");
  }

  // A quick check of the text avoids parsing all other JSON.
  private static boolean isWorthReading(String text) {
    return text.contains("leadgen")
        || text.contains("field_data")
        || text.contains("\"values\"")
        || text.contains(MetaLead.TEST_VALUE)
        || text.contains("\"p:");
  }

  /** Returns the lead that a relay has put into the notification; else the notification. */
  private static JsonNode withAnswers(JsonNode lead) {
    return lead.has("field_data")
        ? lead
        : lead.valueStream()
            .filter(inner -> inner.path("field_data").isArray())
            .findFirst()
            .orElse(lead);
  }

  private static void collect(JsonNode json, List<JsonNode> leads) {
    if (json.isArray() && !MetaLead.isAnswerList(json)) {
      json.forEach(element -> collect(element, leads));
    } else if (MetaLead.isLead(json)) {
      leads.add(withAnswers(json));
    } else {
      for (String wrapper : List.of("entry", "changes", "value", "data", "lead")) {
        if (json.path(wrapper).isContainerNode()) {
          collect(json.get(wrapper), leads);
        }
      }
    }
  }
}
