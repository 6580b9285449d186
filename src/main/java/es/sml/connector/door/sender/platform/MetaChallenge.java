package es.sml.connector.door.sender.platform;

import es.sml.connector.door.MetaRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.Challenge;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.language.LocalizedText;

/** Meta's question when the URL is added to an app. A wrong verify token is refused. */
public final class MetaChallenge implements Challenge {
  private static final int FORBIDDEN = 403;

  private final MetaRules rules;

  public MetaChallenge(MetaRules rules) {
    this.rules = rules;
  }

  @Override
  public DoorResponse response(DoorRequest request) {
    String challenge = request.parameter("hub.challenge");
    boolean known =
        Hmacs.equal(rules.verifyToken().reveal(), request.parameter("hub.verify_token"));
    if (!known || challenge == null || !challenge.matches("[\\w.-]{1,200}")) {
      return DoorResponse.problem(
          FORBIDDEN,
          LocalizedText.of(
              "refusal.verify-token",
              "the verify token is not meta.verify-token of the channel: paste the same text at"
                  + " Meta"));
    }
    return DoorResponse.text(challenge);
  }
}
