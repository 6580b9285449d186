package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Google Ads lead forms. A lead with a wrong key waits as a dead letter: Google throws a lead away
 * after a status of 4xx. Anyone can send such a lead, so it decides how many and how large ones
 * wait.
 */
public final class GoogleSender implements Sender {
  /** A lead form has a few short answers. */
  private static final int LARGEST_UNPROVEN = 16 << 10;

  private static final int UNPROVEN_IN_AN_HOUR = 60;

  private final List<Secret> keys;
  private final RateLimiter unproven =
      RateLimiter.of(
          "unproven",
          RateLimiterConfig.custom()
              .limitForPeriod(UNPROVEN_IN_AN_HOUR)
              .limitRefreshPeriod(Duration.ofHours(1))
              .timeoutDuration(Duration.ZERO)
              .build());

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
    if (request.body().length > LARGEST_UNPROVEN) {
      return Reception.refuse(
          413,
          LocalizedText.of(
              "refusal.google-size",
              "the google_key is none of the channel's secrets, and the body is larger than a"
                  + " lead's"));
    }
    if (!unproven.acquirePermission()) {
      // Google sends a lead again after 503. It is no fault of the door.
      return Reception.response(DoorResponse.empty(503, Map.of("Retry-After", "3600")));
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
