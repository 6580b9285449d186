package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.util.List;

/**
 * Google Ads lead forms. A lead with a wrong key waits as a dead letter: Google throws a lead away
 * after a status of 4xx.
 */
public final class GoogleSender implements Sender {
  private final List<Secret> keys;

  /**
   * @param keys the keys of the lead forms; empty if the URL is secret and any key fits
   */
  public GoogleSender(List<Secret> keys) {
    this.keys = keys;
  }

  @Override
  public Reception receive(DoorRequest request) {
    JsonNode lead = SmallJson.read(request.body());
    Offer offer = Offer.named(SenderIds.of(lead.path("lead_id")), request);
    if (keys.isEmpty() || Hmacs.isOneOf(keys, lead.path("google_key").asText(null))) {
      return Reception.store(List.of(offer), JsonMessages.DONE);
    }
    // Its form may have a new key, so a person decides.
    return Reception.store(
        List.of(
            offer.held(
                LocalizedText.of(
                    "held.google-key",
                    "held at the door: the google_key is none of the channel's secrets; correct the"
                        + " secrets, then replay it"))),
        JsonMessages.DONE);
  }
}
