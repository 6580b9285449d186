package es.sml.connector.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusEventsTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // told of before: status, user, changes; now: status, user; events
        "-,       -, 0, new,     -, created",
        "-,       -, 0, new,     7, created",
        "-,       -, 0, tracing, 7, created status-changed",
        "new,     -, 1, new,     -, ''",
        "new,     7, 1, new,     7, ''",
        "new,     -, 1, tracing, -, status-changed",
        "new,     -, 1, new,     7, assigned",
        "new,     7, 1, new,     8, assigned",
        "new,     7, 1, new,     -, assigned",
        "tracing, 7, 4, end,     8, status-changed assigned",
        "end,     7, 4, new,     7, status-changed",
      })
  void tellsWhatHasChanged(
      String statusBefore, Long userBefore, int changes, String status, Long user, String events) {
    WatchedLead before =
        statusBefore == null ? null : lead(statusBefore, null, userBefore, changes);
    List<StatusEvents.Event> told =
        StatusEvents.between(before, lead(status, null, user, changes), TIME);
    assertThat(told.stream().map(event -> type(event)).toList())
        .isEqualTo(events.isEmpty() ? List.of() : List.of(events.split(" ")));
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i).id()).isEqualTo("main-41-" + (changes + 1 + i));
    }
  }

  @Test
  void writesACloudEvent() throws IOException {
    WatchedLead before = lead("tracing", null, 7L, 2);
    StatusEvents.Event event =
        StatusEvents.between(before, lead("end", "sold", 7L, 2), TIME).get(0);
    assertThat(json(event))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"specversion":"1.0","id":"main-41-3","source":"/sml/main",
                     "type":"es.sml.lead.status-changed.v1","subject":"norte/41",
                     "time":"2026-03-01T10:00:00Z","datacontenttype":"application/json",
                     "data":{"dealer":"norte","leadId":41,"reference":"ref:ab","externalId":"e-1",
                             "status":"end","from":"tracing","to":"end","result":"sold"}}"""));
  }

  @Test
  void writesWhomALeadWasTakenFromAndGivenTo() throws IOException {
    StatusEvents.Event event =
        StatusEvents.between(lead("new", null, 7L, 1), lead("new", null, null, 1), TIME).get(0);
    assertThat(json(event).at("/data/from").asLong()).isEqualTo(7);
    assertThat(json(event).at("/data/to").isNull()).isTrue();
  }

  @Test
  void theSameChangeHasTheSameIdHoweverOftenItIsDecided() {
    WatchedLead before = lead("new", null, null, 1);
    WatchedLead now = lead("end", null, null, 1);
    assertThat(StatusEvents.between(before, now, TIME).get(0).id())
        .isEqualTo(StatusEvents.between(before, now, TIME.plusSeconds(9)).get(0).id());
  }

  private static WatchedLead lead(String status, String result, Long user, int changes) {
    return new WatchedLead("main", 41, "norte", "e-1", "ref:ab", status, result, user, changes);
  }

  private static String type(StatusEvents.Event event) {
    try {
      return json(event).path("type").asText().replace("es.sml.lead.", "").replace(".v1", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(StatusEvents.Event event) throws IOException {
    return JsonMapper.builder().build().readTree(event.body());
  }
}
