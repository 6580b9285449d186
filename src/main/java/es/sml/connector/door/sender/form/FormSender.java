package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.language.LocalizedText;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A website's form, in a browser or as the webhook of a plug-in. It refuses a form of a page that
 * is not listed, and has the usual limit of forms a minute.
 */
public final class FormSender implements Sender {
  private static final int USUAL_LIMIT = 30;

  private final boolean isSecret;
  private final FormOrigin origins;
  private final FormResponses responses;
  private final FormMessages messages;
  private final AddressLimits limits;
  private final Set<String> technicalFields;

  /**
   * @param isSecret true if only the sender knows the URL
   */
  public FormSender(FormRules rules, boolean isSecret) {
    this.isSecret = isSecret;
    this.origins = new FormOrigin(rules.origins());
    this.responses = new FormResponses(rules);
    this.messages = new FormMessages(rules, new FormGuards(rules, isSecret), responses);
    this.limits = limits(rules.limitPerMinute(), isSecret);
    this.technicalFields =
        Stream.of(rules.idField(), rules.timeField())
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
  }

  // A website's server sends the forms of all visitors from one address.
  private static AddressLimits limits(Integer set, boolean isSecret) {
    return set == null && isSecret ? null : new AddressLimits(set == null ? USUAL_LIMIT : set);
  }

  @Override
  public Set<String> technicalFields() {
    return technicalFields;
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST", "OPTIONS");
  }

  @Override
  public Reception receive(DoorRequest request) {
    String origin = FormOrigin.of(request);
    if (origin != null && !origins.isListed(origin) && !(isSecret && origins.isEmpty())) {
      return Reception.refuse(
          403,
          LocalizedText.of(
              "refusal.origin",
              "the page of this form is not in form.origins of the channel: add its origin there"));
    }
    Map<String, String> cors = origins.headers(origin);
    if (!request.isPost()) {
      return Reception.response(DoorResponse.empty(204, cors));
    }
    Reception reception =
        limits == null || limits.allows(request.address())
            ? messages.read(request)
            : Reception.response(responses.tooMany(request));
    return new Reception(
        reception.offers(), reference -> reception.response().apply(reference).with(cors));
  }
}
