package es.sml.connector.door.sender;

import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Proof;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.language.LocalizedText;
import java.util.Map;

/**
 * A sender that proves each request. An unproven one is refused with the status 401, and nothing is
 * stored.
 */
public record ProvenSender(Proof proof, MessageReader messages) implements Sender {
  private static final int UNAUTHORIZED = 401;

  @Override
  public Reception receive(DoorRequest request) {
    LocalizedText fault = proof.fault(request);
    return fault == null
        ? messages.read(request)
        : Reception.response(
            DoorResponse.problem(UNAUTHORIZED, fault)
                .with(Map.of("WWW-Authenticate", "Signature")));
  }
}
