package es.sml.connector.parse.text;

import es.sml.connector.failure.InvalidFormatFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Returns the exception for a wrong value in this row. */
    public InvalidFormatFileException wrong(String reason) {
      return new InvalidFormatFileException(file, line, "", reason);
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
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        Row row = new Row(file, number, columns(line));
        if (row.columns().size() != width) {
          throw row.wrong(
              "has " + row.columns().size() + " columns instead of " + width + "; check its tabs");
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new InvalidFormatFileException(
          file, 0, "", "cannot be read; copy it from the release, and save it as UTF-8");
    }
    return rows;
  }

  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    int start = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
      columns.add(line.substring(start, tab).strip());
      start = tab + 1;
    }
    columns.add(line.substring(start).strip());
    return columns;
  }
}
