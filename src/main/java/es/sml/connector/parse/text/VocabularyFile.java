package es.sml.connector.parse.text;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of the vocabulary: rows of columns between tabs; "#" begins a comment line. */
public final class VocabularyFile {
  private VocabularyFile() {}

  /**
   * One row of a file.
   *
   * @param file for errors
   * @param line number from 1
   * @param columns without surrounding spaces
   */
  public record Row(Path file, int line, List<String> columns) {
    /** Returns the column's text; empty for "-", which stands for nothing. */
    public String text(int column) {
      return columns.get(column).equals("-") ? "" : columns.get(column);
    }

    /** Returns the column's texts between bars: "a|b". */
    public List<String> list(int column) {
      List<String> texts = new ArrayList<>();
      String joined = text(column);
      int start = 0;
      for (int bar = joined.indexOf('|'); bar >= 0; bar = joined.indexOf('|', start)) {
        texts.add(joined.substring(start, bar));
        start = bar + 1;
      }
      texts.add(joined.substring(start));
      return texts;
    }

    /** Returns the kind that the first column names, in letters of any case. */
    public <K extends Enum<K>> K kind(List<K> kinds) {
      for (K kind : kinds) {
        if (kind.name().equalsIgnoreCase(text(0))) {
          return kind;
        }
      }
      throw wrong("vocabulary.kind", "unknown kind {0}", text(0));
    }

    /** Returns the exception for a wrong value in this row, with {0} for the first argument. */
    public InvalidFormatFileException wrong(String code, String english, Object... arguments) {
      return new InvalidFormatFileException(
          file, line, "", LocalizedText.of(code, english, arguments));
    }
  }

  /**
   * Returns the rows of a file.
   *
   * @param width number of columns of each row
   * @throws InvalidFormatFileException naming file and line, if the file is missing or a row has
   *     another number of columns
   */
  public static List<Row> rows(Path file, int width) {
    String text = text(file);
    List<Row> rows = new ArrayList<>();
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int end = found < 0 ? text.length() : found;
      number++;
      if (text.charAt(start) != '#' && !isBlank(text, start, end)) {
        Row row = new Row(file, number, columns(text, start, end, width));
        if (row.columns().size() != width) {
          throw row.wrong(
              "vocabulary.columns",
              "has {0} columns instead of {1}; check its tabs",
              row.columns().size(),
              width);
        }
        rows.add(row);
      }
      start = end + 1;
    }
    return rows;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InvalidFormatFileException(
          file,
          0,
          "",
          LocalizedText.of(
              "vocabulary.unreadable",
              "cannot be read; copy it from the release, and save it as UTF-8"));
    }
  }

  private static boolean isBlank(String text, int start, int end) {
    int next = start;
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next == end;
  }

  private static List<String> columns(String text, int start, int end, int width) {
    List<String> columns = new ArrayList<>(width);
    int next = start;
    while (next <= end) {
      int tab = text.indexOf('\t', next);
      int columnEnd = tab < 0 || tab > end ? end : tab;
      columns.add(text.substring(next, columnEnd).strip());
      next = columnEnd + 1;
    }
    return columns;
  }
}
