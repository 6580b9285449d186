package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import java.util.List;
import java.util.stream.StreamSupport;

/** TikTok's leads. One request may hold many, and each becomes a message. */
public final class TikTokMessages implements MessageReader {
  @Override
  public Reception read(DoorRequest request) {
    JsonNode body = SmallJson.read(request.body());
    JsonNode entries = body.path("entry");
    if (!body.isObject() || !(entries.isMissingNode() || entries.isArray())) {
      return Reception.store(List.of(Offer.named(null, request)), JsonMessages.DONE);
    }
    return Reception.store(
        StreamSupport.stream(entries.spliterator(), false)
            .map(entry -> Offer.of(SenderIds.of(entry.path("id")), entry))
            .toList(),
        JsonMessages.DONE);
  }
}
