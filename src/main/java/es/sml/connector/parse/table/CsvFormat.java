package es.sml.connector.parse.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.parse.ads.MetaLead;
import es.sml.connector.parse.ads.MetaLeadFormat;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.CarOwners;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.value.YesOrNo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table with a header row of labels: one row, one lead. Decides which row is the header, how many
 * columns it may have, and which rows are no leads.
 */
public final class CsvFormat implements LeadFormat {
  /** The MIME types of tables. */
  public static final Set<String> TABLES = Set.of("text/csv", "text/tab-separated-values");

  static final int MOST_COLUMNS = 500;
  private static final int FEWEST_KNOWN_COLUMNS = 2;

  /** The length of the shortest phone or e-mail. A table may have a million shorter rows. */
  private static final int SHORTEST_CONTACT = 5;

  /** Columns that mark the rows of an advertisement's testing tool. */
  private static final Set<String> TEST_MARKS =
      Set.of("test", "is test", "test lead", "lead de prueba", "es prueba");

  private static final String TEST_LEAD = "test lead of an advertisement";
  private static final String NO_CONTACT = "no phone and no e-mail";
  private static final String STOCK =
      "the rows are vehicles with one and the same contact, so a stock and no enquiries";

  private static final String OTHER_TABLE =
      "the columns are those of invoices, of a workshop or the like, and of no enquiries";

  /** Exports may begin with a title and a date, but not with more lines. */
  private static final int MOST_ROWS_ABOVE_HEADER = 10;

  private final List<LabelledMailFormat> special;
  private final LabelledMailFormat general;
  private final OtherTable other;

  /**
   * Creates a reader of tables.
   *
   * @param special the templates of certain files, in the order of the tries
   * @param general the template of all other files
   * @param names the names of columns
   */
  public CsvFormat(List<LabelledMailFormat> special, LabelledMailFormat general, JsonNames names) {
    this.special = List.copyOf(special);
    this.general = general;
    this.other = new OtherTable(names);
  }

  /** A header row: the fields of its columns, or the questions in them. */
  private record Header(
      List<String> columns,
      List<Optional<LeadField>> fields,
      List<Optional<LeadField>> asked,
      int testMark,
      LabelledMailFormat template,
      PhoneCountries countries) {
    static Header of(List<String> columns, LabelledMailFormat template, PhoneCountries countries) {
      return new Header(
          columns,
          columns.stream().map(template.labels()::field).toList(),
          columns.stream().map(CsvFormat::asked).toList(),
          testMark(columns),
          template,
          countries);
    }

    /** Returns the column that marks test leads; -1 if there is none. */
    static int testMark(List<String> columns) {
      for (int i = 0; i < columns.size(); i++) {
        if (TEST_MARKS.contains(JsonKey.of(columns.get(i)).joined())) {
          return i;
        }
      }
      return -1;
    }

    boolean isKnown() {
      boolean reachable =
          fields.contains(Optional.of(LeadField.PHONE))
              || fields.contains(Optional.of(LeadField.EMAIL));
      return reachable
          && fields.stream().filter(Optional::isPresent).count() >= FEWEST_KNOWN_COLUMNS;
    }
  }

  @Override
  public String name() {
    return "csv";
  }

  /** Reads the tables, unless the mail says that they are about something else: a recall. */
  @Override
  public Optional<ParseResult> read(MailDecision mail) {
    boolean attached =
        mail.mail().mail() && mail.mail().parts().stream().anyMatch(part -> isTable(part, true));
    return attached && mail.get().isAgainstTable() ? Optional.empty() : read(mail.mail());
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    FoundLeads leads = new FoundLeads(name(), "a header row of labels", content);
    RowDigests known = new RowDigests();
    boolean table = false;
    for (MessageContent.Part part : content.parts()) {
      if (isTable(part, content.mail())) {
        table |= read(content, part, template(content, part), leads, known);
      }
    }
    return table ? Optional.of(leads.orUnreadable("the table")) : Optional.empty();
  }

  // A mail's text is never a table, even with many semicolons; an attached one may be.
  private static boolean isTable(MessageContent.Part part, boolean inMail) {
    return TABLES.contains(part.contentType())
        || "text/csv".equals(ContentKind.ofName(part.name()))
        || ((!inMail || part.attachment()) && part.contentType().equals("text/plain"));
  }

  private LabelledMailFormat template(MessageContent content, MessageContent.Part part) {
    return special.stream()
        .filter(template -> template.isForTable(content, part))
        .findFirst()
        .orElse(general);
  }

  /** Reads the leads of the table; returns false if the text is not a table. */
  private boolean read(
      MessageContent content,
      MessageContent.Part part,
      LabelledMailFormat template,
      FoundLeads leads,
      RowDigests known) {
    int line = 0;
    boolean begun = false;
    if (isWide(part.text())) {
      return false;
    }
    try (CsvTable rows = CsvTable.of(part.text())) {
      Header header = header(rows, template, template.countries(content, part::text));
      if (header == null) {
        return readUpright(content, part, template, leads, known);
      }
      begun = true;
      if (other.is(header.columns(), header.fields())) {
        leads.problem("line " + rows.line(), OTHER_TABLE);
        return true;
      }
      if (isStock(part, template)) {
        leads.problem("line " + rows.line(), STOCK);
        return true;
      }
      for (CsvTable.Row row = rows.next(); row != null; row = rows.next()) {
        line = row.line();
        if (row.isBlank()) {
          continue;
        }
        if (leads.isFull()) {
          break;
        }
        if (leads.skips()) {
          known.add(row.cells());
        } else {
          read(row, header, row.isIn(part.damaged()), leads, known);
        }
      }
      return true;
    } catch (JsonProcessingException e) {
      // The exception's message quotes the row. Leads in earlier rows stay valid.
      if (begun) {
        leads.problem("line " + (line + 1), "not a valid row; the rows after it were not read");
      }
      return begun;
    } catch (IOException e) {
      throw new IllegalStateException("a text can always be read", e);
    }
  }

  /** Reads a form in two columns as one row, with the labels of the first column as its header. */
  private static boolean readUpright(
      MessageContent content,
      MessageContent.Part part,
      LabelledMailFormat template,
      FoundLeads leads,
      RowDigests known)
      throws IOException {
    Optional<UprightTable> table =
        isTable(part, true) ? UprightTable.of(part.text()) : Optional.empty();
    if (table.isEmpty()) {
      return false;
    }
    PhoneCountries countries = template.countries(content, part::text);
    Header header = Header.of(table.get().labels(), template, countries);
    if (!header.isKnown()) {
      return false;
    }
    read(table.get().row(), header, !part.damaged().isEmpty(), leads, known);
    return true;
  }

  private static boolean isStock(MessageContent.Part part, LabelledMailFormat template)
      throws IOException {
    try (CsvTable rows = CsvTable.of(part.text())) {
      Header header = header(rows, template, PhoneCountries.SPAIN);
      return header != null && StockTable.is(header.fields(), rows);
    } catch (JsonProcessingException e) {
      return false; // the rows above the broken one are read as leads
    }
  }

  /**
   * Returns true if a line has far more cells than any table. Each cell would be a text in memory.
   */
  private static boolean isWide(String text) {
    int separators = 0;
    for (int i = 0; i < text.length() && separators <= 4 * MOST_COLUMNS; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        separators = 0;
      } else if (c == ';' || c == ',' || c == '\t' || c == '|') {
        separators++;
      }
    }
    return separators > 4 * MOST_COLUMNS;
  }

  private static Header header(CsvTable rows, LabelledMailFormat template, PhoneCountries countries)
      throws IOException {
    for (int i = 0; i <= MOST_ROWS_ABOVE_HEADER; i++) {
      CsvTable.Row row = rows.next();
      if (row == null || row.cells().size() > MOST_COLUMNS) {
        return null;
      }
      Header header = Header.of(row.cells(), template, countries);
      if (header.isKnown()) {
        return header;
      }
    }
    return null;
  }

  private static void read(
      CsvTable.Row row, Header header, boolean incomplete, FoundLeads leads, RowDigests known) {
    String place = "line " + row.line();
    if (row.cells().stream().anyMatch(cell -> cell.contains(MetaLead.TEST_VALUE))) {
      leads.problem(place, MetaLeadFormat.TEST_LEAD);
    } else if (isMarkedAsTest(row, header)) {
      leads.problem(place, TEST_LEAD);
    } else if (row.cells().stream().skip(header.columns().size()).anyMatch(LeadDraft::present)) {
      leads.problem(place, "more cells than the header has columns");
    } else if (row.length() < SHORTEST_CONTACT) {
      leads.problem(place, NO_CONTACT);
    } else {
      FieldValues values = values(row.cells(), header);
      LeadDraft draft = header.template().draft(values, header.countries());
      header.template().fill(draft, values);
      draft.provider(header.template().provider());
      if (!draft.customer().isReachable()) {
        leads.problem(place, NO_CONTACT);
      } else if (known.contains(row.cells())) {
        leads.skipDuplicate();
      } else {
        leads.add(draft, incomplete);
      }
    }
  }

  private static Optional<LeadField> asked(String column) {
    return VehicleQuestion.field(column)
        .or(() -> Optional.of(LeadField.VEHICLE).filter(field -> WhichVehicle.isAsked(column)));
  }

  private static boolean isMarkedAsTest(CsvTable.Row row, Header header) {
    int column = header.testMark();
    return column >= 0
        && column < row.cells().size()
        && YesOrNo.of(row.cells().get(column)) == YesOrNo.YES;
  }

  private static FieldValues values(List<String> cells, Header header) {
    FieldValues values = new FieldValues();
    CarOwners owners = header.template().labels().owners();
    for (int i = 0; i < Math.min(cells.size(), header.columns().size()); i++) {
      String column = header.columns().get(i);
      String cell = cells.get(i);
      Optional<LeadField> asked = header.asked().get(i);
      LeadField known = header.fields().get(i).orElse(null);
      Optional.ofNullable(owners.field(known, column, cell)) // its car may say whose it is
          .filter(field -> !owners.isNoCar(field, cell))
          .ifPresentOrElse(
              field -> values.add(field, cell, "column \"" + column + "\""),
              () -> {
                values.addUnknown(column, cell);
                asked
                    .filter(field -> VehicleQuestion.isName(cell))
                    .or(() -> AnsweredQuestion.field(column, cell))
                    .filter(field -> !owners.isNoCar(field, cell))
                    .ifPresent(field -> values.add(field, cell, "column \"" + column + "\""));
              });
    }
    return values;
  }
}
