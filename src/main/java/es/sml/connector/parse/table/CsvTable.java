package es.sml.connector.parse.table;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the rows of a table of separated values one by one, each with its line in the text. Finds
 * the separator.
 */
final class CsvTable implements AutoCloseable {
  private static final CsvMapper CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(100_000).build())
                  .build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private static final Pattern NAMED_SEPARATOR = Pattern.compile("(?i)\"?sep=.\"?");

  private final MappingIterator<String[]> rows;
  private int lines;

  /**
   * A row.
   *
   * @param above the line above it in the text
   * @param line its line, from 1; the last one if a quoted cell contains line breaks
   */
  record Row(int above, int line, List<String> cells) {
    boolean isBlank() {
      for (String cell : cells) {
        if (!cell.isBlank()) {
          return false;
        }
      }
      return true;
    }

    /** Returns the number of characters in its cells. */
    int length() {
      int length = 0;
      for (String cell : cells) {
        length += cell.length();
      }
      return length;
    }

    /** Returns whether one of the lines belongs to this row. */
    boolean isIn(BitSet wanted) {
      int next = wanted.nextSetBit(above + 1);
      return next >= 0 && next <= line;
    }
  }

  private CsvTable(MappingIterator<String[]> rows) {
    this.rows = rows;
  }

  /** Opens the rows of the text. A first line "sep=;" names the separator, as Excel writes it. */
  static CsvTable of(String text) throws IOException {
    char separator = separator(text.lines().limit(10).reduce("", (a, b) -> a + "\n" + b));
    String first = text.lines().findFirst().orElse("");
    boolean named = NAMED_SEPARATOR.matches(first);
    return new CsvTable(
        CSV.readerFor(String[].class)
            .with(
                CsvSchema.emptySchema()
                    .withColumnSeparator(named ? first.charAt(first.indexOf('=') + 1) : separator))
            .readValues(new StringReader(named ? text.substring(first.length()) : text)));
  }

  /**
   * Returns the next row; null after the last.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not a table from here
   *     on; its message may quote the text
   */
  Row next() throws IOException {
    if (!rows.hasNextValue()) {
      return null;
    }
    String[] values = rows.nextValue();
    List<String> cells = new ArrayList<>(values.length);
    for (String value : values) {
      cells.add(value == null ? "" : value);
    }
    int above = lines;
    lines = rows.getParser().currentTokenLocation().getLineNr();
    return new Row(above, lines, cells);
  }

  /** Leaves out that many rows. */
  void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  /** Returns the line of the last row that was read. */
  int line() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Returns the most frequent separator in the first lines. */
  private static char separator(String lines) {
    return Stream.of(';', ',', '\t', '|')
        .max(Comparator.comparingLong(candidate -> count(lines, candidate)))
        .orElseThrow();
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
