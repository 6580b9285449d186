package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.Timestamps;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;

/** A concessionaire. Its work calendar decides whether it is open now. */
final class DealerRow extends ReferenceRow {
  private final SerializedString whileOpen;
  private final Clock clock;

  DealerRow(ObjectNode closed, Clock clock) {
    super(closed);
    ObjectNode open = closed.deepCopy();
    open.withObject("/work_calendar").put("open_now", true);
    this.whileOpen = Json.fragment(open);
    this.clock = clock;
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    if (isOpen(clock.instant().atZone(Timestamps.ZONE))) {
      out.writeRawValue(whileOpen);
    } else {
      super.writeTo(out);
    }
  }

  private boolean isOpen(ZonedDateTime local) {
    String day = local.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    JsonNode hours = tree().path("work_calendar").path(day);
    LocalTime time = local.toLocalTime();
    return hours.path("working_day").asBoolean()
        && !time.isBefore(LocalTime.parse(hours.path("start_hour").asText()))
        && time.isBefore(LocalTime.parse(hours.path("end_hour").asText()));
  }
}
