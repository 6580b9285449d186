package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.language.LocalizedText;
import java.util.List;

/**
 * The contact that a HubSpot workflow sends. Its id names no enquiry, because one contact may
 * enquire twice, so the bytes name the message. A body with ids only is refused.
 */
public final class HubSpotMessages implements MessageReader {
  private static final int UNPROCESSABLE = 422;

  @Override
  public Reception read(DoorRequest request) {
    if (isIdsOnly(SmallJson.read(request.body()))) {
      return Reception.refuse(
          UNPROCESSABLE,
          LocalizedText.of(
              "refusal.ids-only",
              "the body has ids and no contact: let a HubSpot workflow send the contact's"
                  + " properties"));
    }
    return Reception.store(List.of(Offer.named(null, request)), JsonMessages.DONE);
  }

  // The webhook of an app: [{"objectId":1,"subscriptionType":"contact.creation","portalId":2}]
  private static boolean isIdsOnly(JsonNode body) {
    JsonNode event = body.isArray() ? body.path(0) : body;
    return event.has("objectId") && event.has("subscriptionType");
  }
}
