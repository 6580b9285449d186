package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.reference.ReferenceRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes an item's own attributes for a search, in lower case, each on its own line. Decides which
 * attributes a search finds.
 */
public final class SearchText {
  private static final Set<String> NAMES = Set.of("province_data", "location_data", "gas_data");
  private static final Set<String> HIDDEN = Set.of("history", "score", "nsa");

  private final StringBuilder text = new StringBuilder(200);
  private final boolean withTags;

  private SearchText(boolean withTags) {
    this.withTags = withTags;
  }

  public static String of(Item item, boolean withTags) {
    SearchText search = new SearchText(withTags);
    search.add("", item);
    return search.text.toString().toLowerCase(Locale.ROOT);
  }

  private void add(String field, Object value) {
    if (HIDDEN.contains(field) || (field.equals("tags") && !withTags)) {
      return;
    }
    if (value instanceof Item item) {
      item.forEach(this::add);
    } else if (value instanceof List<?> items) {
      items.forEach(item -> add(field, item));
    } else if (value instanceof ReferenceRow row && NAMES.contains(field)) {
      text.append(row.tree().path("name").asText()).append('\n');
    } else if (value instanceof String || (field.equals("year") && value != null)) {
      text.append(value).append('\n');
    }
  }
}
