package es.sml.connector.door.sender.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import java.util.List;

/**
 * A sender that writes its id into a header. It also has the door's usual response to a program.
 */
public record HeaderMessages(String header) implements MessageReader {
  @Override
  public Reception read(DoorRequest request) {
    boolean repeatable = header.equalsIgnoreCase(IdempotencyKey.HEADER);
    String id = SenderIds.of(repeatable ? IdempotencyKey.of(request) : request.header(header));
    Offer offer = Offer.named(id, request);
    return new Reception(
        List.of(repeatable && id != null ? offer.withFingerprint(request.body()) : offer),
        HeaderMessages::received);
  }

  /** Returns the response to a program that reads it. */
  public static DoorResponse received(String reference) {
    return DoorResponse.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("received", true)
            .put("id", reference)
            .toString());
  }
}
