package es.sml.connector.config;

import es.sml.connector.config.file.KeyTypes;
import es.sml.connector.config.file.ReferenceConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of docs/configuration.md. */
final class ReferencePage {
  private static final String BEGIN =
      "<!-- Made from the settings' Javadoc; CONTRIBUTING.md says how. -->\n";
  private static final String END = "<!-- End of the tables. -->\n";

  private ReferencePage() {}

  /** Replaces the tables of the page. */
  static String renewed(String page) {
    int from = page.indexOf(BEGIN);
    int to = page.indexOf(END);
    if (from < 0 || to < from) {
      throw new AssertionError("docs/configuration.md has lost the lines " + BEGIN + END);
    }
    return page.substring(0, from + BEGIN.length())
        + file("Keys of application.properties", ReferenceConfiguration.application())
        + file("Keys of dealers.yaml", ReferenceConfiguration.dealers())
        + file("Keys of alerts.yaml", ReferenceConfiguration.alerts())
        + file("Keys of a template", ReferenceConfiguration.formats())
        + "\n"
        + page.substring(to);
  }

  private static String file(String title, List<KeyLevel> levels) {
    boolean flat = title.endsWith(".properties");
    return "\n## "
        + title
        + "\n"
        + levels.stream().map(level -> table(level, levels, flat)).collect(Collectors.joining());
  }

  private static String table(KeyLevel level, List<KeyLevel> levels, boolean flat) {
    StringBuilder table = new StringBuilder();
    if (!level.path().isEmpty()) {
      table.append("\n### `").append(title(level.path())).append("`\n");
    }
    if (flat && !level.text().isEmpty()) {
      table.append('\n').append(level.text()).append('\n');
    }
    table.append("\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
    for (Key key : level.keys()) {
      if (!flat || KeyTypes.block(key.type()) == null) {
        String cells =
            String.join(
                " | ",
                "`" + (flat ? key.path() : key.name()) + "`",
                type(key, levels),
                byDefault(key),
                linked(key.text()).replace("|", "\\|"));
        table.append("| ").append(cells).append(" |\n");
      }
    }
    return table.toString();
  }

  private static String title(String path) {
    return path.replace("*", "ID");
  }

  // The keys of a block stand in a table of their own.
  private static String type(Key key, List<KeyLevel> levels) {
    String word = KeyTypes.word(key.type());
    return levels.stream()
        .filter(level -> level.type() == KeyTypes.block(key.type()))
        .map(level -> "[" + word + "](#" + anchor(title(level.path())) + ")")
        .findFirst()
        .orElse(word);
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(".", "");
  }

  private static String byDefault(Key key) {
    if (key.required()) {
      return "required";
    }
    if (key.byDefault() == null) {
      return "";
    }
    return key.byDefault() instanceof Collection<?> all
        ? KeyTypes.items(all).stream()
            .map(each -> "`" + each + "`")
            .collect(Collectors.joining(", "))
        : "`" + KeyTypes.written(key.byDefault()) + "`";
  }

  private static String linked(String text) {
    return text.replaceAll("docs/([a-z-]+\\.md)", "[$1]($1)");
  }
}
