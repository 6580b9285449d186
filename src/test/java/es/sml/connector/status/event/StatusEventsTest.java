package es.sml.connector.status.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.status.change.LeadChange;
import es.sml.connector.status.change.LeadSnapshot;
import es.sml.connector.status.change.TrackedLead;
import es.sml.connector.testing.ShippedSchemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of each kind of event: fields, order, and which of them are null or absent. */
class StatusEventsTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:20:30.500Z");
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  @ParameterizedTest
  @MethodSource("changes")
  void writesTheSameFieldsInTheSameOrder(LeadChange change, String end) {
    assertThat(body(lead("CRM-1 \"Ñ\" \ud83d\ude97", "ref:ab12"), change)).endsWith(end);
  }

  static List<Arguments> changes() {
    return List.of(
        Arguments.of(
            LeadChange.created("new", 7L),
            """
            "type":"es.sml.lead.created.v1","subject":"norte/41","time":"2026-03-02T00:00:00Z",\
            "datacontenttype":"application/json","data":{"dealer":"norte","leadId":41,\
            "reference":"ref:ab12","externalId":"CRM-1 \\"Ñ\\" \ud83d\ude97","status":"new","user":7}}"""),
        Arguments.of(LeadChange.created("new", null), "\"status\":\"new\",\"user\":null}}"),
        Arguments.of(
            LeadChange.assigned("new", null, "8", 9L, AT),
            "\"status\":\"new\",\"from\":null,\"to\":8,\"by\":9}}"),
        Arguments.of(
            LeadChange.assigned("new", "8", null, null, AT),
            "\"status\":\"new\",\"from\":8,\"to\":null}}"),
        Arguments.of(
            LeadChange.status("new", "tracing", "ignored", 9L, AT),
            "\"status\":\"tracing\",\"from\":\"new\",\"to\":\"tracing\",\"by\":9}}"),
        Arguments.of(
            LeadChange.status("tracing", "end", null, null, AT),
            "\"status\":\"end\",\"from\":\"tracing\",\"to\":\"end\",\"result\":null}}"),
        Arguments.of(
            LeadChange.status("tracing", "end", "sold", 9L, AT),
            "\"from\":\"tracing\",\"to\":\"end\",\"result\":\"sold\",\"by\":9}}"),
        Arguments.of(
            LeadChange.taskDone("tracing", new LeadSnapshot.DoneTask(5, "date", AT)),
            "\"status\":\"tracing\",\"task\":{\"id\":5,\"type\":\"date\"}}}"),
        Arguments.of(
            LeadChange.taskDone("tracing", new LeadSnapshot.DoneTask(5, null, null)),
            "\"status\":\"tracing\",\"task\":{\"id\":5,\"type\":null}}}"),
        Arguments.of(LeadChange.vanished("tracing"), "\"status\":\"tracing\"}}"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void beginsEachEventWithTheSameAttributes(LeadChange change) {
    assertThat(body(lead(null, null), change))
        .startsWith(
            "{\"specversion\":\"1.0\",\"id\":\"demo-41-3\",\"source\":\"/sml/demo\",\"type\":\"es.sml.lead.")
        .contains(
            "\"time\":\"" + (change.at() == null ? NOW : AT) + "\"",
            "\"reference\":null,\"externalId\":null,");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isTheSameAfterTheOutbox(LeadChange change) throws Exception {
    QueuedEvent queued = StatusEvents.of(lead("Ñ \ud83d\ude97", null), List.of(change), NOW).get(0);
    assertThat(new String(CrmJson.MAPPER.writeValueAsBytes(queued.event()), UTF_8))
        .isEqualTo(queued.body());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void followsItsSchema(LeadChange change) throws Exception {
    ShippedSchemas.checkForCrm(body(lead("CRM-1", null), change));
  }

  private static String body(TrackedLead lead, LeadChange change) {
    return StatusEvents.of(lead, List.of(change), NOW).get(0).body();
  }

  private static TrackedLead lead(String externalId, String reference) {
    return new TrackedLead(
        "demo",
        41,
        "norte",
        externalId,
        reference,
        "new",
        null,
        null,
        null,
        2,
        null,
        true,
        true,
        true,
        0,
        0);
  }
}
