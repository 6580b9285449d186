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
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table: one row, one lead. Its first rows have the labels, or the rows are values alone. Decides
 * which rows are no leads.
 */
public final class CsvFormat implements LeadFormat {
  /** The MIME types of tables. */
  public static final Set<String> TABLES = Set.of("text/csv", "text/tab-separated-values");

  /** The length of the shortest phone or e-mail. A table may have a million shorter rows. */
  private static final int SHORTEST_CONTACT = 5;

  private static final String TEST_LEAD = "test lead of an advertisement";
  private static final String NO_CONTACT = "no phone and no e-mail";
  private static final String STOCK =
      "the rows are vehicles with one and the same contact, so a stock and no enquiries";

  private static final String OTHER_TABLE =
      "the columns are those of invoices, of a workshop or the like, and of no enquiries";

  private static final String NO_LEAD = "no name, no contact or no vehicle";

  private final List<LabelledMailFormat> special;
  private final LabelledMailFormat general;
  private final OtherTable other;
  private final OtherRow otherRow;
  private final ColumnValues values;
  private final BareRow bare;
  private final UnlabelledReader titles;

  /**
   * Creates a reader of tables.
   *
   * @param special the templates of certain files, in the order of the tries
   * @param general the template of all other files
   * @param names the names of columns
   */
  public CsvFormat(
      List<LabelledMailFormat> special,
      LabelledMailFormat general,
      JsonNames names,
      Vocabulary vocabulary) {
    this.special = List.copyOf(special);
    this.general = general;
    this.other = new OtherTable(names);
    this.otherRow = new OtherRow(names);
    this.values = new ColumnValues(vocabulary);
    this.bare = new BareRow(vocabulary);
    this.titles = new UnlabelledReader(vocabulary);
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
      TableHeader header = TableHeader.in(part.text(), template, values);
      Reading reading =
          new Reading(template, template.countries(content, part::text), leads, known);
      if (header == null) {
        return readUpright(part, reading) || readBare(part, reading);
      }
      begun = true;
      rows.skip(header.above().size() + 1);
      boolean drives = RequestedTask.in(header.title()).contains(RequestedTask.TEST_DRIVE);
      if (!drives && other.is(header.columns(), header.fields())) {
        leads.problem("line " + header.line(), OTHER_TABLE);
        return true;
      }
      if (isStock(part, header)) {
        leads.problem("line " + header.line(), STOCK);
        return true;
      }
      for (CsvTable.Row row = rows.next(); row != null; row = rows.next()) {
        line = row.line();
        if (row.isBlank() || OtherRow.isSum(row)) {
          continue;
        }
        if (leads.isFull()) {
          break;
        }
        if (leads.skips()) {
          known.add(row.cells());
        } else {
          read(row, header, row.isIn(part.damaged()), reading);
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

  /** How the rows of one table are read, and what was read. */
  private record Reading(
      LabelledMailFormat template, PhoneCountries countries, FoundLeads leads, RowDigests known) {}

  private void add(
      CsvTable.Row row, FieldValues values, String title, boolean incomplete, Reading reading) {
    LabelledMailFormat template = reading.template();
    LeadDraft draft = template.draft(values, reading.countries());
    template.fill(draft, values);
    titles.addTitle(draft, title);
    draft.provider(template.provider());
    if (!draft.customer().isReachable()) {
      reading.leads().problem("line " + row.line(), NO_CONTACT);
    } else if (reading.known().contains(row.cells())) {
      reading.leads().skipDuplicate();
    } else {
      reading.leads().add(draft, incomplete);
    }
  }

  /** Reads a form in two columns as one row, with the labels of the first column as its header. */
  private boolean readUpright(MessageContent.Part part, Reading reading) throws IOException {
    Optional<UprightTable> table =
        isTable(part, true) ? UprightTable.of(part.text()) : Optional.empty();
    if (table.isEmpty()) {
      return false;
    }
    TableHeader header = TableHeader.of(table.get().labels(), reading.template());
    if (!header.isKnown()) {
      return false;
    }
    read(table.get().row(), header, !part.damaged().isEmpty(), reading);
    return true;
  }

  /** Reads rows without labels; returns false if the first one is no lead. */
  private boolean readBare(MessageContent.Part part, Reading reading) throws IOException {
    boolean first = true;
    if (!TABLES.contains(part.contentType())
        && !"text/csv".equals(ContentKind.ofName(part.name()))) {
      return false;
    }
    try (CsvTable rows = CsvTable.of(part.text())) {
      for (CsvTable.Row row = rows.next(); row != null; row = rows.next()) {
        Optional<FieldValues> values = bare.read(row.cells());
        if (first && values.isEmpty()) {
          return false;
        }
        first = false;
        if (reading.leads().isFull()) {
          break;
        }
        if (values.isPresent()) {
          add(row, values.get(), "", row.isIn(part.damaged()), reading);
        } else if (!row.isBlank()) {
          reading.leads().problem("line " + row.line(), NO_LEAD);
        }
      }
    }
    return !first;
  }

  private static boolean isStock(MessageContent.Part part, TableHeader header) throws IOException {
    try (CsvTable rows = CsvTable.of(part.text())) {
      rows.skip(header.above().size() + 1);
      return StockTable.is(header.fields(), rows);
    } catch (JsonProcessingException e) {
      return false; // the rows above the broken one are read as leads
    }
  }

  /**
   * Returns true if a line has far more cells than any table. Each cell would be a text in memory.
   */
  private static boolean isWide(String text) {
    int separators = 0;
    for (int i = 0; i < text.length() && separators <= 4 * TableHeader.MOST_COLUMNS; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        separators = 0;
      } else if (c == ';' || c == ',' || c == '\t' || c == '|') {
        separators++;
      }
    }
    return separators > 4 * TableHeader.MOST_COLUMNS;
  }

  private void read(CsvTable.Row row, TableHeader header, boolean incomplete, Reading reading) {
    FoundLeads leads = reading.leads();
    String place = "line " + row.line();
    Optional<String> noEnquiry = otherRow.reason(row, header.columns());
    if (noEnquiry.isPresent()) {
      leads.problem(place, noEnquiry.get());
    } else if (row.cells().stream().anyMatch(cell -> cell.contains(MetaLead.TEST_VALUE))) {
      leads.problem(place, MetaLeadFormat.TEST_LEAD);
    } else if (header.isMarkedAsTest(row)) {
      leads.problem(place, TEST_LEAD);
    } else if (row.cells().stream().skip(header.columns().size()).anyMatch(LeadDraft::present)) {
      leads.problem(place, "more cells than the header has columns");
    } else if (row.length() < SHORTEST_CONTACT) {
      leads.problem(place, NO_CONTACT);
    } else {
      FieldValues values = values(row.cells(), header, reading.template().labels().owners());
      add(row, values, header.title(), incomplete, reading);
    }
  }

  private static FieldValues values(List<String> cells, TableHeader header, CarOwners owners) {
    FieldValues values = new FieldValues();
    for (int i = 0; i < Math.min(cells.size(), header.columns().size()); i++) {
      String column = header.columns().get(i);
      String cell = cells.get(i);
      Optional<LeadField> asked = header.asked().get(i);
      LeadField known = header.fields().get(i).orElse(null);
      Optional.ofNullable(owners.field(known, column, cell)) // its car may say whose it is
          .filter(field -> !owners.isNoCar(field, cell))
          .ifPresentOrElse(
              field -> ColumnValues.add(values, field, cell, "column \"" + column + "\""),
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
