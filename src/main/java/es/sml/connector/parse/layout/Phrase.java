package es.sml.connector.parse.layout;

import java.util.function.Consumer;

/** Splits a column of phrases at its commas. */
final class Phrase {
  private Phrase() {}

  static void each(String column, Consumer<String> use) {
    int start = 0;
    for (int comma = column.indexOf(','); comma >= 0; comma = column.indexOf(',', start)) {
      use.accept(column.substring(start, comma).strip());
      start = comma + 1;
    }
    use.accept(column.substring(start).strip());
  }
}
