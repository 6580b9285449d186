package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.sender.message.IdempotencyKey;
import es.sml.connector.door.sender.message.SenderIds;
import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a message of a form. It refuses an empty form and an unusable Idempotency-Key, and stores
 * nothing of a plug-in's test.
 */
final class FormMessages implements MessageReader {
  /** Forminator's button "test" sends invented answers with this header. */
  private static final String TEST = "X-Hook-Test";

  private final FormName names;
  private final FormGuards guards;
  private final FormResponses responses;
  private final Consents consents;

  /** The channel's fields that have a value on an empty form, too. */
  private final List<String> own;

  FormMessages(FormRules rules, FormGuards guards, FormResponses responses) {
    this.names = new FormName(rules);
    this.guards = guards;
    this.responses = responses;
    this.consents = new Consents(rules.consent());
    this.own = new ArrayList<>(rules.ownFields());
    if (rules.consent() != null) {
      own.add(rules.consent().field());
    }
  }

  @Override
  public Reception read(DoorRequest request) {
    if ("true".equals(request.header(TEST))) {
      return new Reception(List.of(), reference -> responses.stored(request, null));
    }
    FormFields fields = FormFields.of(request);
    if (request.body().length == 0 || fields.areBlankBut(own)) {
      return Reception.response(responses.invalid(request));
    }
    String key = IdempotencyKey.of(request);
    if (key != null && SenderIds.of(key) == null) {
      return Reception.refuse(
          400,
          LocalizedText.of(
              "refusal.long-key",
              "the Idempotency-Key has more than 255 characters or a control character"));
    }
    Offer offer = names.offer(request, fields).noted(consents.note(request, fields));
    LocalizedText reason = guards.reasonToHold(fields, FormOrigin.of(request));
    return new Reception(
        List.of(reason == null ? offer : offer.held(reason)),
        reference -> responses.stored(request, reference));
  }
}
