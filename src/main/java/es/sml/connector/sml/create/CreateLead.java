package es.sml.connector.sml.create;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.http.SmlRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.StringUtils;

/**
 * Operation create-lead, for the delivery route. It decides whether SML's response is about another
 * lead, so that the outcome is unknown.
 */
public final class CreateLead {
  private static final int DIGITS_OF_A_PHONE = 9;

  // A response contains the whole lead.
  private static final ObjectReader CREATED =
      SmlJson.MAPPER
          .readerFor(Created.class)
          .without(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.ACCEPT_FLOAT_AS_INT);

  /**
   * Prepares the request to create the lead.
   *
   * @param sendBy the request is not sent later
   */
  public void request(Exchange exchange, SmlLead lead, SendDeadline sendBy) {
    SmlRequest.prepare(
        exchange,
        SmlOperation.CREATE_LEAD,
        SmlOperation.CREATE_LEAD.path(),
        null,
        lead.toJson(),
        sendBy);
  }

  /**
   * Reads the lead in the response to a create-lead.
   *
   * @param lead the lead that was sent
   * @param isClaimed whether the ledger has this id of SML for another lead
   * @throws UnknownOutcomeException if there is none, or the response is about another lead
   */
  public CreatedLead created(Exchange exchange, SmlLead lead, LongPredicate isClaimed) {
    try {
      Created created = CREATED.readValue(SmlRequest.content(exchange));
      if (created != null && created.id() != null && created.id() > 0) {
        if (isOfAnother(created, lead)
            || isOfSomebodyElse(created, lead)
            || (!hasReferenceOf(created, lead) && isClaimed.test(created.id()))) {
          throw new UnknownOutcomeException("SML responded with another lead");
        }
        return CreatedLead.shown(created.id(), text(created.status()), number(created.user()));
      }
    } catch (IOException e) {
      throw new UnknownOutcomeException("SML's response to create-lead has no id", e);
    }
    throw new UnknownOutcomeException("SML's response to create-lead has no id");
  }

  // A fault of a proxy or a connection. Tags that are missing or changed prove nothing.
  private static boolean isOfAnother(Created created, SmlLead lead) {
    if (created.tags() == null) {
      return false;
    }
    return created.tags().findValuesAsText("content").stream().anyMatch(MessageKey::isReference)
        && !hasReferenceOf(created, lead);
  }

  private static boolean hasReferenceOf(Created created, SmlLead lead) {
    if (created.tags() == null || lead.tags() == null) {
      return false;
    }
    List<String> shown = created.tags().findValuesAsText("content");
    return lead.tags().stream()
        .map(SmlLead.Content::content)
        .anyMatch(tag -> MessageKey.isReference(tag) && shown.contains(tag));
  }

  // The same for an SML that shows no tags. One of phone and e-mail may differ: SML may have the
  // customer already, or mask a part.
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

  // The country prefix is left out.
  private static String lastDigits(String phone) {
    return StringUtils.right(StringUtils.getDigits(phone), DIGITS_OF_A_PHONE);
  }

  private static boolean isWhole(String phone) {
    return phone != null && phone.length() == DIGITS_OF_A_PHONE;
  }

  // A value of another type is ignored; it must not make the outcome unknown.
  private static String text(JsonNode value) {
    return value == null ? null : value.textValue();
  }

  private static Long number(JsonNode value) {
    return value == null || value.asLong() <= 0 ? null : Long.valueOf(value.asLong());
  }

  private record Created(Long id, JsonNode tags, JsonNode client, JsonNode status, JsonNode user) {}
}
