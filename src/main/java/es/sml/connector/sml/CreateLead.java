package es.sml.connector.sml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import es.sml.connector.failure.UnknownOutcomeException;
import es.sml.connector.lead.MessageKey;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;

/** The operation create-lead, for the delivery route. */
public final class CreateLead {
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
   * SML's id in the answer to a create.
   *
   * @param lead that was sent
   * @throws UnknownOutcomeException when there is none, or the answer is about another lead: it was
   *     done, or was it?
   */
  public long smlId(Exchange exchange, SmlLead lead) {
    try {
      Created created = CREATED.readValue(SmlRequest.content(exchange));
      if (created != null && created.id() != null && created.id() > 0) {
        if (isOfAnother(created, lead)) {
          throw new UnknownOutcomeException("SML answered 201 with another lead");
        }
        return created.id();
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

  private record Created(Long id, JsonNode tags) {}
}
