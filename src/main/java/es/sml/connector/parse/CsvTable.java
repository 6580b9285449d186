package es.sml.connector.parse;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a table of separated values, one after the other, each with its line in the text. */
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

  /**
   * A row.
   *
   * @param line in the text, from 1; the last one where a quoted cell holds line breaks
   */
  record Row(int line, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private CsvTable(MappingIterator<String[]> rows) {
    this.rows = rows;
  }

  /** The rows of the text. A first line "sep=;" names the separator, as Excel writes it. */
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
   * The next row; null behind the last.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException where the text is no table any more;
   *     its message may quote the text
   */
  Row next() throws IOException {
    if (!rows.hasNextValue()) {
      return null;
    }
    List<String> cells = Stream.of(rows.nextValue()).map(cell -> cell == null ? "" : cell).toList();
    return new Row(rows.getParser().currentTokenLocation().getLineNr(), cells);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** The separator that the first lines use most. */
  private static char separator(String lines) {
    return Stream.of(';', ',', '\t', '|')
        .max(Comparator.comparingLong(candidate -> count(lines, candidate)))
        .orElseThrow();
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
