package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The customer's name and contacts in whole messages of many layouts and languages. */
class WhoIsTheCustomerTest {
  private static InboundMessage message(String from, String subject, String text) {
    String lines = String.join("\n", text.split(" / ", -1));
    return from == null
        ? Messages.file("chat.txt", lines.getBytes(StandardCharsets.UTF_8))
        : Messages.mail(
            "From: "
                + from
                + "\nTo: ventas@autosnorte.example\nSubject: "
                + subject
                + "\nContent-Type: text/plain; charset=utf-8\n\n"
                + lines);
  }

  private static void assertCustomer(
      InboundMessage message, String name, String phone, String email) {
    Lead.Customer customer = Messages.leads(message).only().customer();

    assertThat(customer.name()).isEqualTo(name);
    if (phone != null) {
      assertThat(customer.phone()).isEqualTo(phone);
    }
    if (email != null) {
      assertThat(customer.email()).isEqualTo(email);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/customers.txt", delimiter = '|', quoteCharacter = '^')
  void findsTheCustomer(
      String from, String subject, String text, String name, String phone, String email) {
    assertCustomer(message(from, subject, text), name, phone, email);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/customers-json.txt", delimiter = '|', quoteCharacter = '^')
  void findsTheCustomerInJson(String json, String name, String phone, String email) {
    assertCustomer(Messages.queued("application/json", json), name, phone, email);
  }
}
