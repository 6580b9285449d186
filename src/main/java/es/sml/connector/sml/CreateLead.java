package es.sml.connector.sml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import es.sml.connector.failure.UnknownOutcomeException;
import es.sml.connector.lead.MessageKey;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.StringUtils;

/** The operation create-lead, for the delivery route. */
public final class CreateLead {
  private static final int DIGITS_OF_A_PHONE = 9;

  // An answer repeats the whole lead.
  private static final ObjectReader CREATED =
      SmlJson.MAPPER
          .readerFor(Created.class)
          .without(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.ACCEPT_FLOAT_AS_INT);

  /**
   * Prepares the request to create the lead.
   *
   * @param sendBy it is not sent later
   */
  public void request(Exchange exchange, SmlLead lead, SendBy sendBy) {
    SmlRequest.prepare(
        exchange,
        SmlOperation.CREATE_LEAD,
        SmlOperation.CREATE_LEAD.path(),
        null,
        lead.toJson(),
        sendBy);
  }

  /**
   * The lead in the answer to a create.
   *
   * @param lead that was sent
   * @throws UnknownOutcomeException when there is none, or the answer is about another lead: it was
   *     done, or was it?
   */
  public CreatedLead created(Exchange exchange, SmlLead lead) {
    try {
      Created created = CREATED.readValue(SmlRequest.content(exchange));
      if (created != null && created.id() != null && created.id() > 0) {
        if (isOfAnother(created, lead) || isOfSomebodyElse(created, lead)) {
          throw new UnknownOutcomeException("SML answered 201 with another lead");
        }
        return CreatedLead.shown(created.id(), text(created.status()), number(created.user()));
      }
    } catch (IOException e) {
      throw new UnknownOutcomeException("SML answered 201 with something that has no id", e);
    }
    throw new UnknownOutcomeException("SML answered 201 without an id");
  }

  // A proxy's or a connection's mistake. Tags that are not shown, or not as they were sent, are
  // none.
  private static boolean isOfAnother(Created created, SmlLead lead) {
    if (created.tags() == null) {
      return false;
    }
    List<String> references =
        created.tags().findValuesAsText("content").stream()
            .filter(MessageKey::isReference)
            .toList();
    return !references.isEmpty()
        && (lead.tags() == null
            || lead.tags().stream().map(SmlLead.Content::content).noneMatch(references::contains));
  }

  // The same of an SML that shows no tags. One of the two may be another: SML may know the customer
  // already, or mask a part.
  private static boolean isOfSomebodyElse(Created created, SmlLead lead) {
    if (created.client() == null || lead.client() == null) {
      return false;
    }
    String phone = lastDigits(created.client().path("phone").asText());
    String posted = lastDigits(lead.client().phone());
    String email = created.client().path("email").asText();
    return isWhole(phone)
        && isWhole(posted)
        && !phone.equals(posted)
        && email.contains("@")
        && lead.client().email() != null
        && !email.equalsIgnoreCase(lead.client().email());
  }

  // Without the country's prefix.
  private static String lastDigits(String phone) {
    return StringUtils.right(StringUtils.getDigits(phone), DIGITS_OF_A_PHONE);
  }

  private static boolean isWhole(String phone) {
    return phone != null && phone.length() == DIGITS_OF_A_PHONE;
  }

  // An odd value says nothing; it must not make a created lead an unsure one.
  private static String text(JsonNode value) {
    return value == null ? null : value.textValue();
  }

  private static Long number(JsonNode value) {
    return value == null || value.asLong() <= 0 ? null : Long.valueOf(value.asLong());
  }

  private record Created(Long id, JsonNode tags, JsonNode client, JsonNode status, JsonNode user) {}
}
