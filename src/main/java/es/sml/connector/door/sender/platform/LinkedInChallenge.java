package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.Challenge;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.util.List;

/** LinkedIn's question when the URL is added, and every two hours. */
public final class LinkedInChallenge implements Challenge {
  // A code must not be able to hold a signed body: "hmacsha256={...".
  private static final String CODE = "[0-9A-Za-z-]{1,100}";

  private final Secret key;

  /**
   * @param keys the keys; the first one answers
   */
  public LinkedInChallenge(List<Secret> keys) {
    this.key = keys.get(0);
  }

  @Override
  public DoorResponse response(DoorRequest request) {
    String code = request.parameter("challengeCode");
    if (code == null || !code.matches(CODE)) {
      return DoorResponse.problem(
          400,
          LocalizedText.of(
              "refusal.challenge", "the parameter challengeCode is missing or no UUID"));
    }
    return DoorResponse.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("challengeCode", code)
            .put("challengeResponse", Hmacs.hex(key, Hmacs.bytes(code)))
            .toString());
  }
}
