package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Meta's notifications. Each names the id of a lead, and the answers must be fetched by it. One
 * without an id, and a body that is no JSON object, wait for a person.
 */
public final class MetaMessages implements MessageReader {
  private static final String LEADS = "leadgen";
  private static final String PAGE = "page_id";

  @Override
  public Reception read(DoorRequest request) {
    JsonNode body = SmallJson.read(request.body());
    if (!body.isObject()) {
      return Reception.store(List.of(Offer.named(null, request)), JsonMessages.DONE);
    }
    List<Offer> offers = new ArrayList<>();
    for (JsonNode entry : body.path("entry")) {
      for (JsonNode change : entry.path("changes")) {
        if (change.path("field").asText("").equals(LEADS)) {
          offers.add(offer(entry, change.path("value")));
        }
      }
    }
    return Reception.store(offers, JsonMessages.DONE);
  }

  private static Offer offer(JsonNode entry, JsonNode value) {
    String id = SenderIds.of(value.path("leadgen_id"));
    if (id == null || !(value instanceof ObjectNode named)) {
      return Offer.of(null, value)
          .held(
              LocalizedText.of(
                  "held.no-leadgen-id",
                  "held at the door: Meta's notification has no leadgen_id, so no lead can be"
                      + " fetched"));
    }
    if (!named.hasNonNull(PAGE)) {
      named.set(PAGE, entry.path("id"));
    }
    return Offer.of(id, named);
  }
}
