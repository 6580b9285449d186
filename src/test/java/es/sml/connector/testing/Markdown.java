package es.sml.connector.testing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads Markdown as GitHub shows it. */
public final class Markdown {
  private Markdown() {}

  /** Returns the names of a page's headings in links. */
  public static List<String> anchors(List<String> page) {
    return page.stream().filter(line -> line.startsWith("#")).map(Markdown::anchor).toList();
  }

  /** Returns the blocks of code in a language, in order. */
  public static List<String> blocks(String page, String language) {
    return Pattern.compile("(?ms)^```" + Pattern.quote(language) + "\n(.*?)^```$")
        .matcher(page)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\d _-]", "")
        .replace(' ', '-');
  }
}
