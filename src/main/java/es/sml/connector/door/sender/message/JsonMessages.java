package es.sml.connector.door.sender.message;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import java.util.List;

/**
 * A sender that sends one lead in each body, as JSON. Events of another type are not stored; an
 * unreadable body is.
 */
public final class JsonMessages implements MessageReader {
  public static final DoorResponse DONE = DoorResponse.json("{}");

  private final JsonPointer id;
  private final JsonPointer type;
  private final String lead;

  /**
   * @param id the place of the sender's id; null if it has none
   * @param type the place of the event's type; null if it has none
   * @param lead the type of a lead; other events are not stored
   */
  public JsonMessages(String id, String type, String lead) {
    this.id = id == null ? null : JsonPointer.compile(id);
    this.type = type == null ? null : JsonPointer.compile(type);
    this.lead = lead;
  }

  @Override
  public Reception read(DoorRequest request) {
    JsonNode body = SmallJson.read(request.body());
    String event = type == null ? "" : body.at(type).asText("");
    if (!event.isEmpty() && !event.equals(lead)) {
      return Reception.response(DONE);
    }
    // An unreadable body is stored, too: it becomes a dead letter, and no lead is lost.
    String name = id == null ? null : SenderIds.of(body.at(id));
    return Reception.store(List.of(Offer.named(name, request)), DONE);
  }
}
