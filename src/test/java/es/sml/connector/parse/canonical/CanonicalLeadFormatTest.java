package es.sml.connector.parse.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.GoldenMessagesTest;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalLeadFormatTest {
  private static final Lead FULL =
      new Lead(
          "Web:1",
          "Portal",
          NameOrId.ofId(3),
          new Lead.Customer(
              "Ana",
              "600111222",
              "a@x.example",
              NameOrId.ofName("Vizcaya"),
              NameOrId.ofId(5),
              "48001"),
          new Lead.Vehicle("Seat", "12500.50", "10", 2020, NameOrId.ofName("Diésel"), false),
          List.of(
              new Lead.Task(
                  "appraisal",
                  "s",
                  "d",
                  "Phone",
                  Instant.parse("2026-12-01T09:59:07.617Z"),
                  Instant.EPOCH,
                  true,
                  false,
                  List.of("n"),
                  new Lead.Appraisal(
                      "Opel", "1234BCD", "9", 2001, NameOrId.ofId(1), "e", "foreign"))),
          List.of("nota\ncon «línea»"),
          List.of("t"),
          NameOrId.ofId(9),
          4,
          "new",
          Map.of("customer.name", "customer.email"));

  @Test
  void readsAnEqualLeadFromWhatItWrote() {
    for (Lead lead :
        List.of(
            FULL,
            new Lead(null, null, null, null, null, null, null, null, null, null, null, null))) {
      for (Channel channel : Channel.values()) {
        ParseResult.Leads read =
            Messages.leads(
                Messages.message(
                    channel,
                    "demo.eml",
                    CanonicalLeadFormat.CONTENT_TYPE,
                    CanonicalLeadFormat.write(lead)));
        assertThat(read.format()).isEqualTo("canonical-lead");
        assertThat(read.leads()).containsExactly(lead);
      }
    }
  }

  @Test
  void everyLeadOfAGoldenMessageSurvivesBeingSplit() throws Exception {
    for (String name : GoldenMessagesTest.cases()) {
      var folder = java.nio.file.Path.of("src/test/resources/golden", name);
      var expected = LeadJson.MAPPER.readTree(folder.resolve("lead.json").toFile());
      for (var json : expected.path("leads")) {
        Lead lead = LeadJson.MAPPER.treeToValue(json, Lead.class);
        assertThat(LeadJson.MAPPER.readValue(CanonicalLeadFormat.write(lead), Lead.class))
            .as(name)
            .isEqualTo(lead);
      }
    }
  }

  @Test
  void isNotReadFromAMailNorUnderAnotherContentType() {
    String lead = new String(CanonicalLeadFormat.write(FULL), StandardCharsets.UTF_8);
    assertThat(
            Messages.leads(
                    Messages.mail(
                        "Content-Type: " + CanonicalLeadFormat.CONTENT_TYPE + "\n\n" + lead))
                .format())
        .isNotEqualTo("canonical-lead");
    assertThat(Messages.leads(Messages.queued("application/json", lead)).format())
        .isNotEqualTo("canonical-lead");
  }

  @Test
  void refusesALeadWithAnUnknownField() {
    assertThat(Messages.refusal(Messages.queued(CanonicalLeadFormat.CONTENT_TYPE, "{\"x\": 1}")))
        .startsWith("the content is not a canonical lead");
  }
}
