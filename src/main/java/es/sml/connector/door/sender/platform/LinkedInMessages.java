package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import es.sml.connector.language.LocalizedText;
import java.util.List;

/**
 * LinkedIn's notifications: a new lead, whose answers are fetched by its id, or the order to erase
 * one, which waits as a dead letter for a person.
 */
public final class LinkedInMessages implements MessageReader {
  private static final String URN = "urn:li:leadGenFormResponse:";
  private static final String ERASED = "DELETED";

  @Override
  public Reception read(DoorRequest request) {
    JsonNode body = SmallJson.read(request.body());
    String id = SenderIds.of(body.path("leadGenFormResponse").asText("").replace(URN, ""));
    Offer offer =
        body.path("leadAction").asText("").equals(ERASED)
            ? Offer.named(id == null ? null : id + " " + ERASED, request)
                .held(
                    LocalizedText.of(
                        "held.erasure",
                        "held at the door: LinkedIn orders the erasure of the lead in this message;"
                            + " erase it in SML, then discard this dead letter"))
            : Offer.named(id, request);
    return Reception.store(List.of(offer), JsonMessages.DONE);
  }
}
