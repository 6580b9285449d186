package es.sml.connector.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table with a header row of labels: one row, one lead. */
final class CsvFormat implements LeadFormat {
  static final int MAX_ROWS = 5000;
  private static final int FEWEST_KNOWN_COLUMNS = 2;
  private static final CsvMapper CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(100_000).build())
                  .build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final LabelDictionary labels;

  CsvFormat(LabelDictionary labels) {
    this.labels = labels;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<Lead> leads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      ParseResult.Leads table = isTable(part, content.mail()) ? table(part.text()) : null;
      if (table != null) {
        leads.addAll(table.leads());
        problems.addAll(table.problems());
      }
    }
    return leads.isEmpty()
        ? Optional.empty()
        : Optional.of(new ParseResult.Leads(name(), leads, problems));
  }

  // The text of a mail is never a table, however many semicolons it has.
  private static boolean isTable(MessageContent.Part part, boolean inMail) {
    String type = part.contentType().toLowerCase(Locale.ROOT);
    return type.equals("text/csv")
        || type.equals("text/tab-separated-values")
        || "text/csv".equals(ContentKind.ofName(part.name()))
        || (!inMail && type.equals("text/plain"));
  }

  /** The leads of the table; null if the text is none. */
  private ParseResult.Leads table(String text) {
    String header = text.stripLeading().lines().findFirst().orElse("");
    ObjectReader reader =
        CSV.readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(header)));
    try (MappingIterator<String[]> rows = reader.readValues(text.stripLeading())) {
      String[] columns = rows.hasNext() ? rows.next() : new String[0];
      List<LeadField> fields = new ArrayList<>();
      for (String column : columns) {
        fields.add(labels.field(column).orElse(null));
      }
      return fields.stream().filter(field -> field != null).count() < FEWEST_KNOWN_COLUMNS
          ? null
          : leads(rows, columns, fields);
    } catch (JsonProcessingException e) {
      // Its message quotes the row.
      throw new UnreadableMessageException("not a valid table" + LeadJson.at(e.getLocation()));
    } catch (IOException e) {
      throw new UnreadableMessageException("the table cannot be read", e);
    }
  }

  private ParseResult.Leads leads(
      MappingIterator<String[]> rows, String[] columns, List<LeadField> fields) throws IOException {
    List<Lead> leads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int row = 0;
    while (rows.hasNextValue()) {
      String[] cells = rows.nextValue();
      if (++row > MAX_ROWS) {
        throw new UnreadableMessageException("the table has more than " + MAX_ROWS + " rows");
      }
      LeadDraft draft = values(cells, columns, fields).draft();
      if (Arrays.stream(cells).anyMatch(cell -> cell.contains(MetaLead.TEST_VALUE))) {
        problems.add("row " + row + ": " + MetaLeadFormat.TEST_LEAD);
      } else if (cells.length > columns.length) {
        problems.add("row " + row + ": more cells than columns");
      } else if (draft.isEnough()) {
        leads.add(draft.toLead());
      } else {
        problems.add("row " + row + ": no phone, no e-mail, and no name with a request");
      }
    }
    if (leads.isEmpty()) {
      throw new UnreadableMessageException(
          problems.isEmpty() ? "the table has no rows" : "the table, " + problems.get(0));
    }
    return new ParseResult.Leads(name(), leads, problems);
  }

  private static FieldValues values(String[] cells, String[] columns, List<LeadField> fields) {
    FieldValues values = new FieldValues();
    for (int i = 0; i < Math.min(cells.length, columns.length); i++) {
      if (fields.get(i) == null) {
        values.addUnknown(columns[i], cells[i]);
      } else {
        values.add(fields.get(i), cells[i]);
      }
    }
    return values;
  }

  /** The separator that the header row uses most. */
  private static char separator(String header) {
    char best = ';';
    for (char candidate : new char[] {',', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
