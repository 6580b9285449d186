package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object, or a list of them, whose fields are named by labels that we know: what a website's
 * form or a relay posts. An object inside it counts where its name says that it is the customer's
 * or the vehicle's.
 */
final class FlatJsonFormat implements LeadFormat {
  private static final int FEWEST_KNOWN_FIELDS = 2;

  /** A wrapper like {"data": {...}} is not the object itself. */
  private static final int DEEPEST_WRAPPER = 2;

  private final LabelDictionary labels;

  FlatJsonFormat(LabelDictionary labels) {
    this.labels = labels;
  }

  @Override
  public String name() {
    return "flat-json";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    FoundLeads leads = new FoundLeads(name(), "a JSON object with known labels", content);
    JsonScalars.documents(content, text -> true).forEach(json -> collect(json, leads, 0));
    return leads.isEmpty() ? Optional.empty() : Optional.of(leads.orUnreadable("the JSON"));
  }

  private void collect(JsonNode json, FoundLeads leads, int depth) {
    if (leads.goesOn()) {
      return;
    }
    if (json.isObject()) {
      FormAnswers answers = new FormAnswers(labels, false);
      json.properties().forEach(field -> answer(answers, "", field));
      if (answers.fields() >= FEWEST_KNOWN_FIELDS) {
        add(answers.draft(), leads);
        return;
      }
    }
    if (json.isContainerNode() && depth <= DEEPEST_WRAPPER) {
      json.forEach(inner -> collect(inner, leads, depth + 1));
    }
  }

  private static void add(LeadDraft draft, FoundLeads leads) {
    if (draft.customer().isReachable()) {
      leads.add(draft);
    } else {
      leads.problem("object " + leads.next(), "no phone and no e-mail under a label that we know");
    }
  }

  /** The element of a list: itself, or what an object of a telephone or an address has in it. */
  private static String listed(JsonNode element) {
    String text = JsonScalars.firstText(element, "number", "value", "address", "phone", "email");
    return text.isEmpty() ? JsonScalars.text(element) : text;
  }

  private static void answer(
      FormAnswers answers, String inside, Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    String path = inside.isEmpty() ? field.getKey() : inside + "." + field.getKey();
    if (value.isArray()) {
      value.forEach(element -> answers.add(field.getKey(), path, listed(element)));
    } else if (value.isObject() && Sections.begunBy(path) == Sections.CUSTOMER) {
      value.properties().forEach(inner -> answer(answers, path, inner));
    } else {
      // An object's own name says whose its fields are; a field's name says what it is.
      answers.add(field.getKey(), path, JsonScalars.text(value));
    }
  }
}
