package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import es.sml.connector.door.SigningKeys;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;

/**
 * Wix sends a JSON Web Token that the app's key signs. The lead is JSON in its claim "data". Wix
 * may send the same token again for hours, so its age is no reason to refuse it: its id is known.
 */
public final class WixSender implements Sender {
  private static final int UNAUTHORIZED = 401;
  private static final String DATA = "data";
  private static final String SUBMISSION = "wix\\.forms\\.v\\d+\\.submission[/_]created";

  private final List<RSASSAVerifier> keys;

  public WixSender(List<Secret> keys) {
    this.keys = keys.stream().map(key -> new RSASSAVerifier(SigningKeys.rsa(key))).toList();
  }

  @Override
  public Reception receive(DoorRequest request) {
    JsonNode claims = claims(new String(request.body(), StandardCharsets.US_ASCII).strip());
    if (claims == null) {
      return Reception.refuse(
          UNAUTHORIZED,
          LocalizedText.of(
              "refusal.wix-key",
              "the body is no token of the app's key: compare the channel's secrets with the app's"
                  + " public key"));
    }
    JsonNode event = unpacked(claims);
    String type = event.path("eventType").asText("");
    if (!type.isEmpty() && !type.matches(SUBMISSION)) {
      return Reception.response(JsonMessages.DONE);
    }
    return Reception.store(List.of(WixLead.offer(unpacked(event))), JsonMessages.DONE);
  }

  private JsonNode claims(String token) {
    try {
      JWSObject signed = JWSObject.parse(token);
      if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
        return null;
      }
      for (RSASSAVerifier key : keys) {
        if (signed.verify(key)) {
          return SmallJson.read(signed.getPayload().toBytes());
        }
      }
      return null;
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return null; // it is no signed token
    }
  }

  // Wix writes JSON as a text into "data", twice.
  private static JsonNode unpacked(JsonNode outer) {
    JsonNode data = outer.path(DATA);
    JsonNode inner =
        data.isTextual() ? SmallJson.read(data.asText().getBytes(StandardCharsets.UTF_8)) : data;
    return inner instanceof ObjectNode ? inner : outer;
  }
}
