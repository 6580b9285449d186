package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.codec.Hashes;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.sender.message.IdempotencyKey;
import es.sml.connector.door.sender.message.SenderIds;
import java.util.List;
import java.util.Map;

/**
 * The id of a form, and the hash that two equal forms share. They decide whether a form that is
 * sent again is another lead.
 */
record FormName(FormRules rules) {
  /**
   * Returns the offer of a form. A program that sends a key again must send the same form. A person
   * may correct a form and send it again, with the same hidden id: that is another message.
   */
  Offer offer(DoorRequest request, FormFields fields) {
    String fingerprint = fingerprint(request, fields);
    String key = IdempotencyKey.of(request);
    String hidden = key == null ? SenderIds.of(fields.first(rules.idField())) : null;
    return new Offer(
        hidden == null ? key : hidden + " " + fingerprint,
        hidden == null ? fingerprint : null,
        request.header("content-type"),
        request.body(),
        "",
        null);
  }

  // The sender of a double click presses the same button twice, so all but these fields are equal.
  private String fingerprint(DoorRequest request, FormFields fields) {
    Map<String, List<String>> said = fields.without(rules.ownFields());
    return Hashes.sha256(said.isEmpty() ? request.body() : Hmacs.bytes(said.toString()));
  }
}
