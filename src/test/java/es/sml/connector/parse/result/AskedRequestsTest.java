package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of customers, in sentences, in forms and in JSON; and words that only look alike. */
class AskedRequestsTest {
  private static final Path LISTS = Path.of("src/test/resources/corpus");

  /** A message of a list, and the requests that a person reads in it. */
  record Row(String asked, String text) {
    Set<String> tasks() {
      return new TreeSet<>(asked.isEmpty() ? List.of() : List.of(asked.split(" ")));
    }
  }

  static List<Row> sentences() {
    return rows("asked-sentences.tsv");
  }

  static List<Row> forms() {
    return rows("asked-forms.tsv");
  }

  static List<Row> json() {
    return rows("asked-json.tsv");
  }

  static List<Row> chats() {
    return rows("asked-chats.tsv");
  }

  private static List<Row> rows(String file) {
    try {
      return Files.readAllLines(LISTS.resolve(file)).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Row(columns[0], columns[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void readsTheRequestsOfASentence(Row row) {
    String head = "From: Elsa Prado <elsa.prado@correo.example>\nSubject: Hola\n";
    assertThat(asked(mail(head, row.text() + "\nElsa Prado 622 334 455"))).isEqualTo(row.tasks());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsTheRequestsOfAForm(Row row) {
    int title = row.text().indexOf(" // ");
    String head = "From: Web <web@autosur.example>\nSubject: " + row.text().substring(0, title);
    String lines = row.text().substring(title + 4).replace(" / ", "\n");
    assertThat(asked(mail(head + "\n", lines))).isEqualTo(row.tasks());
  }

  @ParameterizedTest
  @MethodSource("json")
  void readsTheRequestsOfJson(Row row) {
    byte[] json = row.text().getBytes(StandardCharsets.UTF_8);
    assertThat(asked(Messages.leads(Messages.file("lead.json", json)))).isEqualTo(row.tasks());
  }

  @ParameterizedTest
  @MethodSource("chats")
  void readsTheRequestsOfAChat(Row row) {
    String head = "From: Chat <chat@livechat.example>\nSubject: Chat\n";
    assertThat(asked(mail(head, row.text().replace(" / ", "\n")))).isEqualTo(row.tasks());
  }

  private static ParseResult.Leads mail(String head, String text) {
    return Messages.leads(
        Messages.mail(
            head
                + "To: ventas@autosur.example\nContent-Type: text/plain; charset=utf-8\n\n"
                + text
                + "\n"));
  }

  private static Set<String> asked(ParseResult.Leads leads) {
    Set<String> asked = new TreeSet<>();
    for (Lead.Task task : leads.leads().get(0).tasks()) {
      asked.add(task.type());
      if (task.media() != null) {
        asked.add("media:" + task.media());
      }
    }
    asked.remove("vehicle_information");
    return asked;
  }
}
