package es.sml.connector.cli.terminal;

import java.util.Objects;
import java.util.stream.Stream;

/** The number of columns of the terminal. The launcher sets COLUMNS if the output is a terminal. */
public final class TerminalWidth {
  private static final int USUAL = 80;
  private static final int LEAST = 60; // picocli refuses less than 55
  private static final int MOST = 250;
  private static final int WIDTH = of(System.getenv("COLUMNS"));

  private TerminalWidth() {}

  public static int now() {
    return WIDTH;
  }

  /** Returns the columns that tables may use beyond the usual 80. */
  public static int spare() {
    return Math.max(0, WIDTH - USUAL);
  }

  /** Returns the columns that texts need: the usual ones, or up to the most for longer texts. */
  public static int needed(int usual, int most, Stream<String> texts) {
    int longest = texts.filter(Objects::nonNull).mapToInt(String::length).max().orElse(0);
    return Math.max(usual, Math.min(most, longest));
  }

  /** Reads a number of columns; a text that is none counts as the usual width. */
  static int of(String columns) {
    if (columns == null || !columns.matches("\\d{1,5}")) {
      return USUAL;
    }
    return Math.min(MOST, Math.max(LEAST, Integer.parseInt(columns)));
  }
}
