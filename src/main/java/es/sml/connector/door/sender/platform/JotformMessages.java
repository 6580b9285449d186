package es.sml.connector.door.sender.platform;

import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.form.FormFields;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.message.SenderIds;
import java.util.List;

/** Jotform's submissions, as multipart. */
public final class JotformMessages implements MessageReader {
  @Override
  public Reception read(DoorRequest request) {
    String id = SenderIds.of(FormFields.of(request).first("submissionID"));
    return Reception.store(List.of(Offer.named(id, request)), JsonMessages.DONE);
  }
}
