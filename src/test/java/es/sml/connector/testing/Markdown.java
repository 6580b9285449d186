package es.sml.connector.testing;

import java.util.List;
import java.util.Locale;

/** Reads Markdown as GitHub shows it. */
public final class Markdown {
  private Markdown() {}

  /** Returns the names by which links reach a page's headings. */
  public static List<String> anchors(List<String> page) {
    return page.stream().filter(line -> line.startsWith("#")).map(Markdown::anchor).toList();
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\d _-]", "")
        .replace(' ', '-');
  }
}
