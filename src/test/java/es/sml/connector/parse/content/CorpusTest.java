package es.sml.connector.parse.content;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.CorpusTable;
import es.sml.connector.parse.CorpusTable.Expected;
import es.sml.connector.parse.CorpusTable.Row;
import es.sml.connector.parse.CorpusTable.Shown;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleDraft;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mime.MailReader;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The parser reads foreign sample messages as people do, except for the marked rows. The project
 * does not contain the messages: -Dcorpus.samples names their directory.
 */
@EnabledIfSystemProperty(named = "corpus.samples", matches = ".+")
class CorpusTest {
  private static final Path SAMPLES = Path.of(System.getProperty("corpus.samples", ""));

  /** These have their own list of expected results, and no row here. */
  private static final String UNSEEN = "unseen/";

  /** The origin of the samples, which is not a message. */
  private static final String LIST_OF_SOURCES = "SOURCES.tsv";

  private static final Set<String> OUTCOMES = Set.of("lead", "not-a-lead", "unreadable", "either");

  static List<Expected> outcomes() {
    return CorpusTable.outcomes();
  }

  static List<Shown> texts() {
    return CorpusTable.texts();
  }

  @Test
  void everyFileIsInTheTableAndEveryRowHasItsFile() throws IOException {
    Set<String> inTable = files(outcomes());
    assertThat(inTable).isEqualTo(found(""));
    assertThat(files(texts())).isEqualTo(found("eml/"));
  }

  @Test
  void everyRowHasTheNumberOfItsLead() {
    outcomes().stream()
        .collect(Collectors.groupingBy(Expected::file))
        .forEach(
            (file, rows) -> {
              List<Integer> numbers = rows.stream().map(Expected::number).toList();
              if (numbers.equals(List.of(0))) {
                assertThat(rows.get(0).outcome()).as(file).isIn(OUTCOMES).isNotEqualTo("lead");
              } else {
                assertThat(rows).as(file).allMatch(row -> row.outcome().equals("lead"));
                assertThat(numbers)
                    .as(file)
                    .isEqualTo(Stream.iterate(1, n -> n + 1).limit(rows.size()).toList());
              }
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outcomes")
  void readsWhatAPersonReads(Expected row) throws IOException {
    check(row, differences(row, parsed(row.file())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void showsTheTextAndTheSubjectThatAPersonSees(Shown row) throws IOException {
    check(row, differences(row));
  }

  /** Prints the known errors, because a passing table gets no attention. */
  @AfterAll
  static void listShortfalls() {
    List<Row> marked =
        Stream.<Row>concat(outcomes().stream(), texts().stream()).filter(Row::isShortfall).toList();
    System.out.println(marked.size() + " known shortfalls in the samples:");
    marked.forEach(row -> System.out.println("  " + row));
  }

  private static void check(Row row, List<String> differences) {
    if (row.isShortfall()) {
      assertThat(differences).as("Mended, so the mark must go: %s", row).isNotEmpty();
    } else {
      assertThat(differences).as("%s, where a person went by: %s", row, row.why()).isEmpty();
    }
  }

  /** Returns the outcome of a message in the table's words. */
  private record Outcome(String name, String format, List<Lead> leads) {
    boolean is(String expected) {
      return expected.equals("either") ? leads.isEmpty() : name.equals(expected);
    }
  }

  private static Outcome parsed(String file) throws IOException {
    Path path = SAMPLES.resolve(file);
    try {
      ParseResult result =
          Messages.PARSER.parse(
              Messages.file(path.getFileName().toString(), Files.readAllBytes(path)));
      return result instanceof ParseResult.Leads leads
          ? new Outcome("lead", leads.format(), leads.leads())
          : new Outcome("not-a-lead", "-", List.of());
    } catch (UnreadableMessageException e) {
      return new Outcome("unreadable", "-", List.of());
    }
  }

  private static List<String> differences(Expected row, Outcome outcome) {
    List<String> differences = new ArrayList<>();
    if (!outcome.is(row.outcome())) {
      differences.add("it is " + outcome.name());
      return differences;
    }
    if (!row.isLead()) {
      return differences;
    }
    long rows = outcomes().stream().filter(other -> other.file().equals(row.file())).count();
    if (outcome.leads().size() != rows) {
      differences.add("it has " + outcome.leads().size() + " leads");
      return differences;
    }
    compare(row, outcome.leads().get(row.number() - 1), differences);
    compare("format", row.format(), outcome.format(), differences);
    return differences;
  }

  private static void compare(Expected row, Lead lead, List<String> differences) {
    Lead.Customer customer = lead.customer();
    boolean substitute = lead.unsure().containsKey("customer.name");
    compare("name", row.name(), substitute ? null : customer.name(), differences);
    compare("email", row.email(), customer.email(), differences);
    boolean none = row.vehicle().equals("-") && standsIn(lead);
    compare("vehicle", row.vehicle(), none ? null : lead.vehicle().brandModel(), differences);
    compare("trade-in", row.tradeIn(), appraised(lead), differences);
    if (!row.phone().equals("?")) {
      compare("phone", row.phone(), customer.phone(), differences);
    } else if ((customer.phone() != null && !lead.unsure().containsKey("customer.phone"))
        || lead.notes().stream().noneMatch(note -> note.startsWith("Teléfono sin validar: "))) {
      differences.add("phone: " + customer.phone() + ", and not as it is written in a note");
    }
  }

  private static void compare(
      String field, String expected, String actual, List<String> differences) {
    boolean same =
        switch (expected) {
          case "*" -> actual != null;
          case "-" -> actual == null;
          default -> expected.equals(actual);
        };
    if (!same) {
      differences.add(field + ": " + actual);
    }
  }

  /** Returns whether the wanted vehicle exists only because SML requires one. */
  private static boolean standsIn(Lead lead) {
    String name = lead.vehicle().brandModel();
    return VehicleDraft.UNSPECIFIED.equals(name)
        || lead.unsure().containsKey("vehicle.brandModel")
        || Objects.equals(name, appraised(lead));
  }

  private static String appraised(Lead lead) {
    return lead.tasks().stream()
        .filter(task -> task.appraisal() != null)
        .map(task -> task.appraisal().brandModel())
        .findFirst()
        .orElse(null);
  }

  private static List<String> differences(Shown row) throws IOException {
    MessageContent content;
    try {
      content =
          MailReader.read(
              Files.readAllBytes(SAMPLES.resolve(row.file())), TextLimit.of(ParseSettings.DEFAULT));
    } catch (UnreadableMessageException e) {
      // Refused as a whole, like an encrypted mail, so none of it is shown.
      content =
          MessageContent.of(
              new MessageContent.Part("text/plain", null, false, DecodedText.whole("")));
    }
    List<String> differences = new ArrayList<>();
    String text =
        content.parts().stream().map(CorpusTest::visible).collect(Collectors.joining("\n")).strip();
    boolean found =
        switch (row.phrase()) {
          case "*" -> true;
          case "-" -> text.isEmpty();
          default -> text.contains(row.phrase());
        };
    if (!found) {
      differences.add("the phrase is not in its text of " + text.length() + " characters");
    }
    String subject = content.subject() == null ? "" : LeadDraft.oneLine(content.subject());
    if (row.subject().equals("-") ? !subject.isEmpty() : !subject.startsWith(row.subject())) {
      differences.add("its subject is: " + subject);
    }
    return differences;
  }

  private static String visible(MessageContent.Part part) {
    String text = part.isHtml() ? PlainText.of(part.text()) : part.text();
    return LeadDraft.oneLine(text);
  }

  private static Set<String> files(List<? extends Row> rows) {
    return rows.stream().map(Row::file).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> SAMPLES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.startsWith(prefix) && !file.equals(LIST_OF_SOURCES))
          .filter(file -> !file.startsWith(UNSEEN))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
