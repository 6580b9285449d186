package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.label.LeadField;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object, or a list of them, with known labels as field names, as a website's form or a
 * relay posts it. A nested object counts if its name refers to the customer or the vehicle.
 */
final class FlatJsonFormat implements LeadFormat {
  private static final int FEWEST_KNOWN_FIELDS = 2;

  /** A wrapper such as {"data": {...}} is not the object itself. */
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
      leads.problem("object " + leads.next(), "no phone and no e-mail under a known label");
    }
  }

  /** Returns the list element, or the value inside an object of a telephone or an address. */
  private static String listed(JsonNode element) {
    String text = JsonScalars.firstText(element, "number", "value", "address", "phone", "email");
    return text.isEmpty() ? JsonScalars.text(element) : text;
  }

  private void answer(FormAnswers answers, String inside, Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    String path = inside.isEmpty() ? field.getKey() : inside + "." + field.getKey();
    JsonNode only = value.isArray() && value.size() == 1 ? value.get(0) : value;
    boolean own = isOwnVehicle(field.getKey());
    if (only.isObject() && (own || isNamed(field.getKey(), LeadField.VEHICLE))) {
      only.properties()
          .forEach(
              inner ->
                  answers.addOfVehicle(
                      own,
                      inner.getKey(),
                      path + "." + inner.getKey(),
                      JsonScalars.text(inner.getValue())));
    } else if (value.isArray()) {
      value.forEach(element -> answers.add(field.getKey(), path, listed(element)));
    } else if (value.isObject() && Sections.begunBy(path) == Sections.CUSTOMER) {
      value.properties().forEach(inner -> answer(answers, path, inner));
    } else {
      // An object's name shows the owner of its fields; a field's name shows its meaning.
      answers.add(field.getKey(), path, JsonScalars.text(value));
    }
  }

  private boolean isOwnVehicle(String name) {
    return isNamed(name, LeadField.TRADE_IN) || isNamed(name, LeadField.TRADE_IN_VEHICLE);
  }

  private boolean isNamed(String name, LeadField field) {
    return labels.field(name).filter(field::equals).isPresent();
  }
}
