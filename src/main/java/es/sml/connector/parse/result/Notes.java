package es.sml.connector.parse.result;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the notes of a lead: all data that fits no field, without duplicates. Decides how many
 * notes SML gets at most.
 */
public final class Notes {
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** Further notes are joined into one, so that SML does not get thousands. */
  private static final int MOST = 200;

  private final Set<String> notes = new LinkedHashSet<>();

  public void add(String text) {
    if (!text.isBlank()) {
      notes.add(tidy(text));
    }
  }

  /**
   * Adds "label: value".
   *
   * @param value ignored if null or blank
   */
  public void add(String label, String value) {
    if (value != null && !value.isBlank()) {
      notes.add(label + ": " + tidy(value));
    }
  }

  /** Removes the indentation of XML and HTML, which has no meaning. */
  private static String tidy(String text) {
    StringBuilder tidy = new StringBuilder();
    text.strip().lines().forEach(line -> tidy.append(singleSpaced(line)).append('\n'));
    return tidy.isEmpty() ? "" : tidy.substring(0, tidy.length() - 1);
  }

  private static String singleSpaced(String line) {
    String stripped = line.strip();
    return stripped.contains("  ") ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
  }

  public List<String> list() {
    if (notes.size() <= MOST) {
      return List.copyOf(notes);
    }
    List<String> list = new ArrayList<>(notes);
    List<String> more = list.subList(MOST - 1, list.size());
    String joined = String.join("\n", more);
    more.clear();
    list.add(joined);
    return list;
  }
}
