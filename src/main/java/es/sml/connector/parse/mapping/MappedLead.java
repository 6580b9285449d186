package es.sml.connector.parse.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Misspelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One lead from a mapping: an object with the fields of templates, each a text, a number or a list.
 * It may also have "provider", "tags" (an object: each becomes "key:value") and "notes" (an object
 * or a list). Values of the JSON that it lacks become notes.
 */
final class MappedLead {
  private static final int MOST_LEFT_OVER = 100;
  private static final int MOST_CHECKED = 2_000;
  private static final int LONGEST_COMPARED = 100_000;

  private final String mapping;
  private final JsonNode lead;
  private final JsonNode json;

  /**
   * Creates a reader of that lead.
   *
   * @param json the input of the mapping; its values that the lead lacks become notes; the lead
   *     itself if the JSON holds several
   * @throws UnreadableMessageException if the lead is not an object
   */
  MappedLead(String mapping, JsonNode lead, JsonNode json) {
    if (!lead.isObject()) {
      throw new UnreadableMessageException(
          "mapping " + mapping + " must return an object, a list of objects or null; correct it");
    }
    this.mapping = mapping;
    this.lead = lead;
    this.json = json;
  }

  LeadDraft read() {
    FieldValues values = new FieldValues();
    for (Map.Entry<String, JsonNode> entry : lead.properties()) {
      LeadField field = LeadField.named(entry.getKey()).orElse(null);
      if (field != null) {
        texts(entry.getValue())
            .forEach(text -> values.add(field, text, "mapping " + mapping + ", " + entry.getKey()));
      } else if (!isBeside(entry.getKey())) {
        throw new UnreadableMessageException(
            "mapping "
                + mapping
                + ": "
                + entry.getKey()
                + " is not a field"
                + Misspelling.hint(entry.getKey(), LeadField.allWritten()));
      }
    }
    LeadDraft draft = values.draft();
    texts(lead.path("provider")).forEach(draft::provider);
    draft.tag("origen", draft.provider());
    lead.path("tags")
        .properties()
        .forEach(tag -> draft.tag(tag.getKey(), JsonScalars.text(tag.getValue())));
    notes(lead.path("notes"), draft);
    leftOver(draft);
    return draft;
  }

  private static boolean isBeside(String key) {
    return key.equals("provider") || key.equals("tags") || key.equals("notes");
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.addAll(texts(element)));
    } else if (value.isValueNode() && !value.isNull()) {
      texts.add(value.asText());
    }
    return texts;
  }

  private static void notes(JsonNode notes, LeadDraft draft) {
    if (notes.isObject()) {
      notes
          .properties()
          .forEach(note -> draft.notes().add(note.getKey(), JsonScalars.text(note.getValue())));
    } else {
      texts(notes).forEach(draft.notes()::add);
    }
  }

  /** Adds a note for each value of the JSON that is missing in the lead, so that none is lost. */
  private void leftOver(LeadDraft draft) {
    Set<String> used = new HashSet<>();
    leaves("", lead, used, null);
    String all = Letters.start(String.join("\n", used), LONGEST_COMPARED);
    Set<String> left = new java.util.LinkedHashSet<>();
    leaves("", json, null, left);
    left.stream()
        .limit(MOST_CHECKED)
        .filter(line -> !all.contains(line.substring(line.indexOf(": ") + 2)))
        .limit(MOST_LEFT_OVER)
        .forEach(draft.notes()::add);
  }

  private static void leaves(String path, JsonNode node, Set<String> texts, Set<String> lines) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  leaves(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      texts,
                      lines));
    } else if (node.isArray()) {
      node.forEach(element -> leaves(path, element, texts, lines));
    } else if (!node.isNull() && !node.asText().isBlank()) {
      if (texts != null) {
        texts.add(node.asText().strip());
      } else {
        lines.add(path + ": " + node.asText().strip());
      }
    }
  }
}
