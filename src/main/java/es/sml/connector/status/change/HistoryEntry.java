package es.sml.connector.status.change;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.SmlStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of SML's lead-history, and the names of its fields that are accepted.
 *
 * <p>The manual does not show its fields, so two forms are accepted: the changed fields with their
 * old and new values, or the whole lead after the change. Other entries are ignored, and so are
 * statuses that the manual does not name.
 *
 * @param id null if it has none
 * @param by SML's id of the acting user; null if the entry has none
 * @param at null if the entry has no time
 * @param former field values before the entry, as far as it has them
 * @param values field values after the entry
 */
record HistoryEntry(
    Long id, Long by, Instant at, Map<String, String> former, Map<String, String> values) {
  private static final String[] IDS = {"history_id", "id"};
  private static final String[] TIMES = {
    "history_date", "modified", "date", "created", "timestamp", "time"
  };
  private static final String[] USERS = {"history_user", "history_user_id", "changed_by", "author"};
  private static final String[] FIELDS = {"field", "name"};
  private static final String[] OLD_VALUES = {"old", "old_value", "before", "from"};
  private static final String[] NEW_VALUES = {"new", "new_value", "after", "to"};
  private static final String STATUS = "status";
  private static final String[] LEAD_FIELDS = {STATUS, "user", "result"};

  static HistoryEntry of(JsonNode entry) {
    JsonNode changes = entry.get("changes");
    Map<String, String> former = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    if (changes != null && changes.isArray()) {
      changes.forEach(
          change -> {
            String field = text(first(change, FIELDS));
            putFormer(former, field, change);
            put(values, field, first(change, NEW_VALUES));
          });
    } else if (changes != null && changes.isObject()) {
      changes
          .properties()
          .forEach(
              change -> {
                JsonNode value = change.getValue();
                if (value.isArray()) {
                  put(former, change.getKey(), value.path(0));
                  put(values, change.getKey(), value.path(1));
                } else {
                  putFormer(former, change.getKey(), value);
                  put(values, change.getKey(), first(value, NEW_VALUES));
                }
              });
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
        former,
        values);
  }

  /** Returns the entry with former values from earlier entries for the fields that lack them. */
  HistoryEntry after(Map<String, String> earlier) {
    Map<String, String> known = new LinkedHashMap<>(earlier);
    known.keySet().retainAll(values.keySet());
    known.putAll(former);
    return new HistoryEntry(id, by, at, known, values);
  }

  // A null means that the field was empty; a missing key means that it is unknown.
  private static void putFormer(Map<String, String> former, String field, JsonNode change) {
    if (Arrays.stream(OLD_VALUES).anyMatch(change::has)) {
      put(former, field, first(change, OLD_VALUES));
    }
  }

  private static void put(Map<String, String> values, String field, JsonNode value) {
    String text = text(value);
    if (field != null && (!field.equals(STATUS) || SmlStatus.isKnown(text))) {
      values.put(field, text);
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
