package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.Decision;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mime.MailReader;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everyday mails in ten languages become no leads, and no enquiry with their words is dismissed.
 */
class EverydayMailsTest {
  private static final Path LISTS = Path.of("src/test/resources/corpus");
  private static final String BUSINESS_WORDS = "enquiries-business-words.tsv";
  private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("config/vocabulary"));

  /** A mail of a list, and the result of reading it. */
  record Row(String language, String from, String subject, String text) {
    byte[] mail() {
      String head =
          """
          To: Autos Norte <ventas@autosnorte.example>
          Message-ID: <1@correo.example>
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Content-Transfer-Encoding: 8bit
          """;
      String lines = String.join("\n", List.of(text.split(" / ", -1)));
      return ("From: " + from + "\nSubject: " + subject + "\n" + head + "\n" + lines + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    String outcome() {
      try {
        ParseResult result = Messages.PARSER.parse(Messages.file("mail.eml", mail()));
        return result instanceof ParseResult.Leads ? "lead" : "not a lead";
      } catch (UnreadableMessageException e) {
        return "unreadable";
      }
    }

    Decision decision() {
      MessageContent mail = MailReader.read(mail(), TextLimit.of(ParseSettings.DEFAULT));
      return Decision.of(mail, VOCABULARY);
    }
  }

  static List<Row> everyday() {
    return rows("everyday.tsv");
  }

  static List<Row> senders() {
    return rows("everyday-senders.tsv");
  }

  static List<Row> enquiries() {
    return Stream.of("enquiries.tsv", BUSINESS_WORDS).flatMap(file -> rows(file).stream()).toList();
  }

  private static List<Row> rows(String file) {
    try {
      return Files.readAllLines(LISTS.resolve(file)).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Row(columns[0], columns[1], columns[2], columns[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hasEveryLanguage() {
    assertThat(everyday().stream().map(Row::language).distinct()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(enquiries().stream().map(Row::language).distinct()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("everyday")
  void makesNoLeadOfAnEverydayMail(Row row) {
    String outcome = row.outcome();
    assertThat(outcome).isNotEqualTo("lead");
    assertThat(row.decision().isBusiness() || outcome.equals("not a lead")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("senders")
  void makesNoLeadOfAMailOfABusinessOrColleague(Row row) {
    assertThat(row.outcome()).isNotEqualTo("lead");
  }

  static List<Row> everydayOfCars() {
    return rows("everyday-cars.tsv");
  }

  static List<Row> shortEnquiries() {
    return rows("enquiries-short.tsv");
  }

  @ParameterizedTest
  @MethodSource("everydayOfCars")
  void makesNoLeadOfAnEverydayMailThatNamesACar(Row row) {
    assertThat(row.outcome()).isNotEqualTo("lead");
  }

  @ParameterizedTest
  @MethodSource("shortEnquiries")
  void readsAnEnquiryOfFewWords(Row row) {
    assertThat(row.outcome()).isEqualTo("lead");
  }

  @ParameterizedTest
  @MethodSource("enquiries")
  void neverDismissesAnEnquiryForItsWords(Row row) {
    String outcome = row.outcome();
    assertThat(outcome).isNotEqualTo("not a lead");
    assertThat(outcome.equals("lead") || !row.decision().isBusiness()).isTrue();
  }

  @Test
  void leavesAQuestionAboveAnAutomaticReplyToAPerson() {
    String text =
        "De: @reyes.l / Reyes / > qué cuota saldría sin entrada??"
            + " / Autos Norte (respuesta automática) / > ¡Gracias! Déjanos tu teléfono";
    Row row = new Row("es", "Bandeja <alertas@bandeja.example>", "DM sin responder", text);
    assertThat(row.outcome()).isEqualTo("unreadable");
  }

  @Test
  void readsEnquiriesWithWordsOfBusiness() {
    List<Row> rows = rows(BUSINESS_WORDS);
    List<Row> read = rows.stream().filter(row -> row.outcome().equals("lead")).toList();
    assertThat(read).hasSizeGreaterThanOrEqualTo(rows.size() * 95 / 100);
  }
}
