package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object, or a list of them, whose own fields are named by labels that we know: what a
 * website's form or a relay posts.
 */
final class FlatJsonFormat implements LeadFormat {
  static final int MAX_LEADS = 500;
  private static final int FEWEST_KNOWN_FIELDS = 2;

  /** A wrapper like {"data": {...}} is no flat object's own level. */
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
    FoundLeads leads = new FoundLeads(name(), "a JSON object with known labels");
    List<FormAnswers> forms = new ArrayList<>();
    JsonScalars.documents(content, text -> true).forEach(json -> collect(json, forms, 0));
    if (forms.isEmpty() || forms.size() > MAX_LEADS) {
      return Optional.empty();
    }
    for (int i = 0; i < forms.size(); i++) {
      leads.add("object " + (i + 1), forms.get(i).draft());
    }
    return leads.isEmpty() ? Optional.empty() : Optional.of(leads.orUnreadable("the JSON"));
  }

  private void collect(JsonNode json, List<FormAnswers> forms, int depth) {
    if (json.isObject()) {
      FormAnswers answers = new FormAnswers(labels, false);
      json.properties()
          .forEach(field -> answers.add(field.getKey(), JsonScalars.text(field.getValue())));
      if (answers.fields() >= FEWEST_KNOWN_FIELDS) {
        forms.add(answers);
        return;
      }
    }
    if (json.isContainerNode() && depth <= DEEPEST_WRAPPER) {
      json.forEach(inner -> collect(inner, forms, depth + 1));
    }
  }
}
