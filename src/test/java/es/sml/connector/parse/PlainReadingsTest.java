package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads telephones, names, cars, requests and short mails of a list of one-glance mails. */
class PlainReadingsTest {
  private static final Path LIST = Path.of("src/test/resources/corpus/plain-readings.tsv");

  /** A mail and the values that a person reads in it; an empty value is not checked. */
  record Row(
      String family,
      String from,
      String to,
      String subject,
      String text,
      String name,
      String phone,
      String car,
      String own,
      String tasks) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8],
          cells[9]);
    }

    ParseResult read() {
      String mail =
          "From: %s\nTo: %s\nSubject: %s\nDate: Fri, 06 Nov 2026 10:00:00 +0100\n"
                  .formatted(from, to, subject)
              + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
              + "Content-Transfer-Encoding: 8bit\n\n"
              + text.replace(" / ", "\n")
              + "\n";
      return Messages.PARSER.parse(
          Messages.file("mail.eml", mail.getBytes(StandardCharsets.UTF_8)));
    }
  }

  static List<Row> enquiries() {
    return rows().stream().filter(row -> !row.family().equals("none")).toList();
  }

  static List<Row> others() {
    return rows().stream().filter(row -> row.family().equals("none")).toList();
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(LIST).stream()
          .filter(line -> !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("enquiries")
  void readsWhatAPersonReads(Row row) {
    Lead lead = ((ParseResult.Leads) row.read()).leads().get(0);

    String name = Letters.plain(Objects.toString(lead.customer().name(), ""));
    if (row.name().startsWith("!")) {
      assertThat(name).doesNotContain(Letters.plain(row.name().substring(1)));
    } else if (!row.name().isEmpty()) {
      assertThat(name).isEqualTo(Letters.plain(row.name()));
    }
    assertThat(Objects.toString(lead.customer().phone(), "")).contains(row.phone());
    assertThat(Letters.words(Letters.plain(lead.vehicle().brandModel())))
        .containsAll(Letters.words(Letters.plain(row.car())));
    String own =
        lead.tasks().stream()
            .map(Lead.Task::appraisal)
            .filter(Objects::nonNull)
            .map(Lead.Appraisal::brandModel)
            .collect(Collectors.joining(" "));
    assertThat(Letters.plain(own)).contains(Letters.plain(row.own()));
    if (row.own().isEmpty() && !row.tasks().contains("appraisal")) {
      assertThat(own).isEmpty();
    }
    assertThat(asked(lead)).containsAll(Letters.words(row.tasks().toLowerCase(Locale.ROOT)));
  }

  private static List<String> asked(Lead lead) {
    return lead.tasks().stream()
        .flatMap(
            task ->
                List.of(task.type(), Objects.toString(task.media(), "")).stream()
                    .map(Object::toString))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("others")
  void makesNoLeadOfOtherMails(Row row) {
    assertThat(isLead(row)).isFalse();
  }

  private static boolean isLead(Row row) {
    try {
      return row.read() instanceof ParseResult.Leads;
    } catch (UnreadableMessageException e) {
      return false; // a person sees a dead letter
    }
  }
}
