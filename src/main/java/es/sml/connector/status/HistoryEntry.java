package es.sml.connector.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of SML's lead-history. The manual does not show its fields, so what is there is looked
 * at: either the fields that changed, each with what it was and is, or the whole lead as it was
 * then. An entry of neither kind says nothing.
 *
 * @param id null where it has none
 * @param by SML's id of who did it; null where the entry does not say
 * @param at null where the entry does not say
 * @param values what fields of the lead became in it
 */
record HistoryEntry(Long id, Long by, Instant at, Map<String, String> values) {
  private static final String[] IDS = {"history_id", "id"};
  private static final String[] TIMES = {
    "history_date", "modified", "date", "created", "timestamp", "time"
  };
  private static final String[] USERS = {"history_user", "history_user_id", "changed_by", "author"};
  private static final String[] FIELDS = {"field", "name"};
  private static final String[] NEW_VALUES = {"new", "new_value", "after", "to"};
  private static final String[] LEAD_FIELDS = {"status", "user", "result"};

  static HistoryEntry of(JsonNode entry) {
    JsonNode changes = entry.get("changes");
    Map<String, String> values = new LinkedHashMap<>();
    if (changes != null && changes.isArray()) {
      changes.forEach(
          change -> put(values, text(first(change, FIELDS)), first(change, NEW_VALUES)));
    } else if (changes != null && changes.isObject()) {
      changes
          .properties()
          .forEach(
              change ->
                  put(
                      values,
                      change.getKey(),
                      change.getValue().isArray()
                          ? change.getValue().path(1)
                          : first(change.getValue(), NEW_VALUES)));
    } else {
      for (String field : LEAD_FIELDS) {
        if (entry.has(field)) {
          put(values, field, entry.get(field));
        }
      }
    }
    return new HistoryEntry(
        number(first(entry, IDS)),
        number(first(entry, USERS)),
        SmlTime.read(text(first(entry, TIMES))),
        values);
  }

  private static void put(Map<String, String> values, String field, JsonNode value) {
    if (field != null) {
      values.put(field, text(value));
    }
  }

  private static JsonNode first(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value != null && !value.isNull()) {
        return value.isObject() ? value.get("id") : value;
      }
    }
    return null;
  }

  private static String text(JsonNode value) {
    return value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
  }

  private static Long number(JsonNode value) {
    return value != null && value.canConvertToLong() && value.isIntegralNumber()
        ? Long.valueOf(value.longValue())
        : null;
  }
}
