package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of form products, CRMs, ads and chats, one file for each under products/. */
class FormProductsTest {
  private static final Path PRODUCTS = Path.of("src/test/resources/products");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/products/expected.csv", delimiter = '|', numLinesToSkip = 1)
  void readsEachProduct(
      String file,
      String name,
      String phone,
      String email,
      String vehicle,
      String tradeIn,
      String note)
      throws IOException {
    Lead lead = Messages.leads(message(file)).only();
    assertThat(lead.customer().name()).isEqualTo(name);
    assertThat(lead.customer().phone()).isEqualTo(phone);
    assertThat(lead.customer().email()).isEqualTo(email);
    assertThat(lead.vehicle().brandModel()).isEqualTo(vehicle);
    assertThat(tradeIn(lead)).isEqualTo(tradeIn);
    assertThat(String.join("\n", lead.notes())).contains(note == null ? "" : note);
  }

  @ParameterizedTest
  @MethodSource("files")
  void writesNoJsonIntoAField(String file) throws IOException {
    for (Lead lead : Messages.leads(message(file)).leads()) {
      String fields = lead.customer() + " " + lead.vehicle() + " " + lead.tasks();
      assertThat(fields).doesNotContain("{\"").doesNotContain("[\"").doesNotContain("\":");
    }
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(PRODUCTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.equals("expected.csv"))
          .sorted()
          .toList();
    }
  }

  private static String tradeIn(Lead lead) {
    String named =
        lead.tasks().stream()
            .filter(task -> task.appraisal() != null)
            .map(task -> task.appraisal().brandModel())
            .collect(Collectors.joining());
    return named.isEmpty() ? null : named;
  }

  static InboundMessage message(String file) throws IOException {
    String text = Files.readString(PRODUCTS.resolve(file), StandardCharsets.UTF_8);
    if (file.endsWith(".form")) {
      return Messages.queued("application/x-www-form-urlencoded", text.strip());
    }
    if (file.endsWith(".multipart")) {
      return Messages.queued(
          "multipart/form-data; boundary=" + text.substring(2, text.indexOf('\n')).strip(), text);
    }
    return Messages.queued(file.endsWith(".csv") ? "text/csv" : "application/json", text);
  }
}
