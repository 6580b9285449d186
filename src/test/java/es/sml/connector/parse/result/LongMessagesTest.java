package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.format.FoundLeads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message of very many leads is read some hundreds at a time, and each lead keeps its number. */
class LongMessagesTest {
  private static final String HEADER = "Nombre;Teléfono;Marca;Modelo\n";
  private static final int MANY = 1_300;

  /** The results of all readings of a message. */
  private record Whole(Map<Integer, Lead> leads, ParseProgress progress, int readings) {}

  @Test
  void readsATableOfAnyNumberOfRows() {
    Whole whole = readWhole(table(20_000, LongMessagesTest::row));
    assertThat(whole.leads()).hasSize(20_000);
    assertThat(whole.readings()).isEqualTo(40);
    whole
        .leads()
        .forEach((number, lead) -> assertThat(lead.customer().phone()).isEqualTo(phone(number)));
  }

  @Test
  void readsATableThatIsLargerThanOtherTextMayBe() {
    String version = " y todo lo que cabe".repeat(100);
    assertThat(readWhole(table(3_000, i -> row(i) + version)).leads()).hasSize(3_000);
  }

  @Test
  void namesTheFirstProblemsAndHowManyMore() {
    Whole whole = readWhole(table(MANY, i -> i % 2 == 0 ? "Luz;;Seat;León" : row(i)));
    assertThat(whole.progress().problems()).hasSize(20);
    assertThat(whole.progress().unread())
        .startsWith("line 3: no phone and no e-mail; line 5: ")
        .endsWith("; and 630 more");
  }

  @Test
  void keepsNumbersAndProblemsOverAllReadings() {
    Whole whole = readWhole(table(MANY, i -> i % 100 == 7 ? "Luz " + i + ";;Seat;León" : row(i)));
    assertThat(whole.leads()).hasSize(MANY - 13).doesNotContainKeys(7, 107, 1_207);
    assertThat(whole.leads().get(1_300).customer().phone()).isEqualTo(phone(1_300));
    assertThat(whole.progress().problems())
        .hasSize(13)
        .contains("line 1208: no phone and no e-mail");
    assertThat(whole.progress().leads()).isEqualTo(MANY - 13);
  }

  @Test
  void readsAnEqualRowAsTheSameLead() {
    Whole whole = readWhole(table(MANY, i -> row(i > 900 ? i - 900 : i)));
    assertThat(whole.leads()).hasSize(900).containsOnlyKeys(numbers(1, 900));
  }

  @Test
  void endsWhereAReadingHasNoMoreLeads() {
    Whole whole = readWhole(table(600, i -> i > 500 ? "Luz;;Seat;León" : row(i)));
    assertThat(whole.leads()).hasSize(500);
    assertThat(whole.readings()).isEqualTo(2);
    assertThat(readWhole(table(500, LongMessagesTest::row)).readings()).isEqualTo(1);
  }

  @Test
  void goesOnBehindManyEntriesThatAreNoLeads() {
    Whole whole = readWhole(table(12_000, i -> i == 1 || i == 12_000 ? row(i) : "Luz;;Seat;León"));
    assertThat(whole.leads()).containsOnlyKeys(1, 12_000);
    assertThat(whole.readings()).isEqualTo(3);
  }

  @Test
  void isNoTableOfLeadsIfItsFirstThousandsOfEntriesAreNone() {
    assertThatThrownBy(() -> readWhole(table(6_000, i -> i == 6_000 ? row(i) : "Luz;;Seat;León")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("the table, line 2: no phone and no e-mail");
  }

  @Test
  void readsTheRowsBeforeABrokenOne() {
    String broken = table(700, LongMessagesTest::row) + "\n\"Ana;600;Seat;León";
    Whole whole = readWhole(Messages.queued("text/csv", broken));
    assertThat(whole.leads()).hasSize(700);
    assertThat(whole.progress().problems())
        .containsExactly("line 702: not a valid row; the rows after it were not read");
  }

  @Test
  void readsManyLeadsOfEachOtherFormat() {
    Map<String, String> messages =
        Map.of(
            "[#]",
                "{\"vehicle\":{\"brand_model\":\"Seat\"},\"client\":{\"name\":\"A\",\"phone\":\"%s\"}}",
            "[ # ]", "{\"nombre\":\"Ana\",\"telefono\":\"%s\",\"marca\":\"Seat\"}",
            "[#  ]", "{\"field_data\":[{\"name\":\"phone_number\",\"values\":[\"%s\"]}]}",
            "[  #]",
                "{\"user_column_data\":[{\"column_id\":\"PHONE_NUMBER\",\"string_value\":\"%s\"}]}",
            "<adf>#</adf>",
                "<prospect><customer><contact><name>A</name><phone>%s</phone></contact></customer></prospect>");
    messages.forEach(
        (around, lead) -> {
          String text =
              IntStream.rangeClosed(1, MANY)
                  .mapToObj(i -> lead.formatted(phone(i)))
                  .collect(Collectors.joining(around.startsWith("[") ? "," : "\n"));
          Whole whole = readWhole(Messages.queued(null, around.replace("#", text)));
          assertThat(whole.leads()).as(lead).hasSize(MANY);
          assertThat(whole.leads().get(1_234).customer().phone()).as(lead).isEqualTo(phone(1_234));
        });
  }

  @Test
  void readsThousandsOfLeadsOfAnyProgramWithinTheTimeOfAReading() {
    String leads =
        IntStream.rangeClosed(1, 4_000)
            .mapToObj(
                i ->
                    "{\"nombre\":\"Ana\",\"telefono\":\"%s\",\"marca\":\"Seat\"}"
                        .formatted(phone(i)))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(readWhole(Messages.queued(null, leads)).leads()).hasSize(4_000);
  }

  @Test
  void refusesToGoOnWhereTheMessageIsReadOtherwiseNow() {
    InboundMessage table = Messages.queued("text/csv", table(600, LongMessagesTest::row));
    assertThatThrownBy(
            () -> Messages.PARSER.parse(table, new ParseProgress("gone", 500, 500, List.of(), 0)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("gone no longer recognises it");
    assertThatThrownBy(
            () -> Messages.PARSER.parse(table, new ParseProgress("csv", 700, 700, List.of(), 0)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("replay the message");
  }

  @Test
  void carriesItsProgressAsText() {
    ParseProgress progress = new ParseProgress("csv", 500, 498, List.of("line 3: no phone"), 1);
    assertThat(ParseProgress.read(progress.write())).isEqualTo(progress);
    for (String other : new String[] {null, "", "null", "{}", "x", "{\"entries\":-1}", "[1]"}) {
      assertThat(ParseProgress.read(other)).isEqualTo(ParseProgress.NONE);
    }
  }

  private static Whole readWhole(String table) {
    return readWhole(Messages.file("leads.csv", table.getBytes(StandardCharsets.UTF_8)));
  }

  private static Whole readWhole(InboundMessage message) {
    Map<Integer, Lead> leads = new TreeMap<>();
    ParseProgress progress = ParseProgress.NONE;
    for (int readings = 1; ; readings++) {
      var found = (ParseResult.Leads) Messages.PARSER.parse(message, progress);
      assertThat(found.leads()).hasSizeLessThanOrEqualTo(FoundLeads.AT_ONCE);
      for (int i = 0; i < found.leads().size(); i++) {
        assertThat(leads.put(found.numbers().get(i), found.leads().get(i))).isNull();
      }
      progress = progress.after(found);
      if (!found.goesOn()) {
        return new Whole(leads, progress, readings);
      }
      progress = ParseProgress.read(progress.write());
    }
  }

  private static String table(int rows, IntFunction<String> row) {
    return HEADER + IntStream.rangeClosed(1, rows).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private static String row(int i) {
    return "Ana " + i + ";" + phone(i) + ";Seat;León";
  }

  private static String phone(int i) {
    return "6%08d".formatted(i);
  }

  private static Integer[] numbers(int first, int last) {
    List<Integer> numbers = new ArrayList<>();
    IntStream.rangeClosed(first, last).forEach(numbers::add);
    return numbers.toArray(Integer[]::new);
  }
}
