package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoMessagesTest {

  static List<Map<String, String>> index() throws IOException {
    try (InputStream index = DemoMessagesTest.class.getResourceAsStream("/demo/messages.csv");
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(index)) {
      return rows.readAll();
    }
  }

  @ParameterizedTest
  @MethodSource("index")
  void isReadAsTheIndexExpects(Map<String, String> row) throws IOException {
    String expected =
        switch (row.get("expectation")) {
          case "created", "rejected", "duplicate" -> "leads";
          default -> row.get("expectation");
        };
    assertThat(outcome(message(row))).isEqualTo(expected);
  }

  @Test
  void hasThreeDealersAndEveryChannelAndExpectation() throws IOException {
    assertThat(index()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(index().stream().map(row -> row.get("dealer")))
        .containsOnly("autos-norte", "motor-sur", "levante-car");
    assertThat(index().stream().map(row -> row.get("channel")))
        .containsOnly("mail", "queue", "file");
    assertThat(index().stream().map(row -> row.get("expectation")))
        .containsOnly("created", "rejected", "unreadable", "not-a-lead", "duplicate");
  }

  @Test
  void passesTheEmailOfSmlJsonOnAsItIs() throws IOException {
    Map<String, String> row =
        index().stream()
            .filter(r -> r.get("expectation").equals("rejected"))
            .findFirst()
            .orElseThrow();
    assertThat(Messages.leads(message(row)).leads().get(0).customer().email())
        .isEqualTo("esto no es un correo");
  }

  private static InboundMessage message(Map<String, String> row) throws IOException {
    try (InputStream content =
        DemoMessagesTest.class.getResourceAsStream("/demo/" + row.get("file"))) {
      Channel channel = Channel.valueOf(row.get("channel").toUpperCase(Locale.ROOT));
      return Messages.message(channel, row.get("file"), null, content.readAllBytes());
    }
  }

  private static String outcome(InboundMessage message) {
    try {
      return Messages.PARSER.parse(message) instanceof ParseResult.Leads ? "leads" : "not-a-lead";
    } catch (UnreadableMessageException e) {
      return "unreadable";
    }
  }
}
