package es.sml.connector.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The expected contents of foreign sample messages, as people read them. The project does not
 * contain the messages.
 */
public final class CorpusTable {
  private static final Path TABLES = Path.of("src/test/resources/corpus");

  private CorpusTable() {}

  /**
   * One file without a lead, or one lead of a file.
   *
   * @param number which lead of its file it is, from 1; 0 if there is none
   * @param outcome lead, not-a-lead, unreadable, or either of the last two
   * @param phone "?" for a doubtful number
   * @param why the reason of the expectation, or the parser's shortfall
   */
  public record Expected(
      String file,
      int number,
      String outcome,
      String format,
      String name,
      String phone,
      String email,
      String vehicle,
      String tradeIn,
      String why)
      implements Row {

    private static Expected of(List<String> cells) {
      return new Expected(
          cells.get(0),
          Integer.parseInt(cells.get(1)),
          cells.get(2),
          cells.get(3),
          cells.get(4),
          cells.get(5),
          cells.get(6),
          cells.get(7),
          cells.get(8),
          cells.get(9));
    }

    public boolean isLead() {
      return number > 0;
    }

    @Override
    public String toString() {
      return (number > 1 ? file + ", lead " + number : file) + mark();
    }
  }

  /**
   * The visible text of a mail.
   *
   * @param phrase words of its text
   * @param subject the beginning of its subject
   */
  public record Shown(String file, String phrase, String subject, String why) implements Row {
    @Override
    public String toString() {
      return file + mark();
    }
  }

  /** A row: "-" stands for nothing, "*" for any value. */
  public sealed interface Row {
    String MARK = "shortfall: ";

    String file();

    String why();

    /** Returns whether the parser is known to differ from the expectation. */
    default boolean isShortfall() {
      return why().startsWith(MARK);
    }

    default String mark() {
      return isShortfall() ? " (" + why() + ")" : "";
    }
  }

  public static List<Expected> outcomes() {
    return lines("outcomes.tsv", 10).stream().map(Expected::of).toList();
  }

  public static List<Shown> texts() {
    return lines("texts.tsv", 4).stream()
        .map(cells -> new Shown(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
        .toList();
  }

  private static List<List<String>> lines(String name, int columns) {
    try {
      return Files.readAllLines(TABLES.resolve(name)).stream()
          .skip(1)
          .map(line -> cells(line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line, int columns) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != columns) {
      throw new IllegalStateException("not of " + columns + " columns: " + line);
    }
    return cells;
  }
}
