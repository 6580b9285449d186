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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads mails of portals, known and unknown, in layouts of many kinds. */
class PortalMailsTest {
  private static final Path LIST = Path.of("src/test/resources/values/portal-mails.txt");

  /** A mail and the values that a person reads in it; an empty value must be absent. */
  record Case(String title, String mail, Map<String, String> expected) {
    static Case of(String written) {
      int blank = written.indexOf("\n\n");
      List<String> head = written.substring(0, blank).lines().toList();
      Map<String, String> expected = new LinkedHashMap<>();
      List<String> mail = new ArrayList<>();
      String type = "plain";
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        if (line.startsWith("> ")) {
          expected.put(line.substring(2, colon), line.substring(colon + 1).strip());
        } else if (line.startsWith("Type:")) {
          type = line.substring(colon + 1).strip();
        } else {
          mail.add(line);
        }
      }
      mail.add("To: ventas@autosnorte.example");
      mail.add("Date: Fri, 06 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0");
      mail.add("Content-Type: text/" + type + "; charset=utf-8\nContent-Transfer-Encoding: 8bit");
      return new Case(
          head.get(0), String.join("\n", mail) + written.substring(blank) + "\n", expected);
    }

    ParseResult read() {
      return Messages.PARSER.parse(
          Messages.file("mail.eml", mail.getBytes(StandardCharsets.UTF_8)));
    }

    boolean isLead() {
      try {
        return read() instanceof ParseResult.Leads;
      } catch (UnreadableMessageException e) {
        return false; // a person sees a dead letter
      }
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private static Stream<Case> cases() {
    try {
      return Stream.of(("\n" + Files.readString(LIST)).split("\n=== ", -1)).skip(1).map(Case::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Case> enquiries() {
    return cases().filter(mail -> !mail.expected().containsKey("lead"));
  }

  static Stream<Case> others() {
    return cases().filter(mail -> mail.expected().containsKey("lead"));
  }

  @ParameterizedTest
  @MethodSource("enquiries")
  void readsWhatAPersonReads(Case mail) {
    Lead lead = ((ParseResult.Leads) mail.read()).leads().get(0);

    mail.expected().forEach((field, value) -> assertField(lead, field, value));
    if (!mail.expected().containsKey("own")) {
      assertThat(own(lead)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void makesNoLeadOfOtherMails(Case mail) {
    assertThat(mail.isLead()).isFalse();
  }

  private static void assertField(Lead lead, String field, String value) {
    Lead.Customer customer = lead.customer();
    switch (field) {
      case "name" -> assertThat(plain(customer.name())).isEqualTo(plain(value));
      case "phone" -> {
        String digits = value.startsWith("0") ? value.substring(1) : value;
        assertThat(Objects.toString(customer.phone(), "")).endsWith(digits);
        assertThat(customer.phone() == null).isEqualTo(value.isEmpty());
      }
      case "email" -> assertThat(Objects.toString(customer.email(), "")).isEqualTo(value);
      case "car" -> assertCar(lead.vehicle().brandModel(), value);
      case "own" -> assertCar(own(lead), value);
      case "tasks" -> assertThat(tasks(lead)).contains(value.split(" ", -1));
      case "note" -> assertThat(plain(String.join("\n", lead.notes()))).contains(plain(value));
      case "notnote" ->
          assertThat(lead.notes().get(0)).doesNotContain(value); // the customer's message
      default -> throw new IllegalArgumentException(field);
    }
  }

  private static void assertCar(String car, String value) {
    if (value.isEmpty()) {
      assertThat(Letters.plain(car)).isIn("", "sin especificar");
    }
    assertThat(Letters.words(plain(car))).containsAll(Letters.words(plain(value)));
  }

  private static String own(Lead lead) {
    return lead.tasks().stream()
        .map(Lead.Task::appraisal)
        .filter(Objects::nonNull)
        .map(appraisal -> Objects.toString(appraisal.brandModel(), ""))
        .collect(Collectors.joining(" "));
  }

  private static List<String> tasks(Lead lead) {
    return lead.tasks().stream()
        .flatMap(task -> Stream.of(task.type(), Objects.toString(task.media(), "")))
        .map(Object::toString)
        .map(Letters::plain)
        .toList();
  }

  private static String plain(String text) {
    return Letters.plain(Objects.toString(text, ""));
  }
}
