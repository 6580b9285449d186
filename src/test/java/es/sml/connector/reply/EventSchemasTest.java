package es.sml.connector.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.status.change.LeadChange;
import es.sml.connector.status.event.CrmEvent;
import es.sml.connector.status.event.TestEvents;
import es.sml.connector.testing.RecordShape;
import es.sml.connector.testing.ShippedSchemas;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas of events and of replies to leads say what the records say. */
class EventSchemasTest {
  private static final Map<LeadChange.Kind, Class<? extends Record>> DATA =
      Map.of(
          LeadChange.Kind.CREATED, CrmEvent.Created.class,
          LeadChange.Kind.ASSIGNED, CrmEvent.Assigned.class,
          LeadChange.Kind.STATUS_CHANGED, CrmEvent.StatusChanged.class,
          LeadChange.Kind.TASK_DONE, CrmEvent.TaskDone.class,
          LeadChange.Kind.FINISHED, CrmEvent.Finished.class,
          LeadChange.Kind.VANISHED, CrmEvent.Lead.class);

  @ParameterizedTest
  @EnumSource
  void describesEachFieldOfAnEvent(LeadChange.Kind kind) {
    String type = "es.sml.lead." + kind.label() + ".v1";
    JsonNode schema = ShippedSchemas.read(type);
    assertThat(schema.path("title").asText()).isEqualTo(type);
    assertThat(schema.at("/properties/type/const").asText()).isEqualTo(type);
    RecordShape.check(schema, CrmEvent.class);
    RecordShape.check(schema.at("/properties/data"), DATA.get(kind));
  }

  @Test
  void describesATestEvent() {
    JsonNode schema = ShippedSchemas.read(TestEvents.TYPE);
    RecordShape.check(schema, CrmEvent.class);
    RecordShape.check(schema.at("/properties/data"), CrmEvent.Test.class);
  }

  @Test
  void describesTheTaskOfAnEvent() {
    RecordShape.check(
        ShippedSchemas.read("es.sml.lead.task-done.v1").at("/properties/data/properties/task"),
        CrmEvent.Task.class);
  }

  @Test
  void describesEachFieldOfAReplyToALead() {
    JsonNode schema = ShippedSchemas.read("lead-reply");
    RecordShape.check(schema.at("/$defs/lead"), LeadReply.class);
    RecordShape.check(schema.at("/$defs/split"), LeadReply.Split.class);
  }
}
