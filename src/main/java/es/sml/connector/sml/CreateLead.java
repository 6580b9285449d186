package es.sml.connector.sml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import es.sml.connector.failure.UnknownOutcomeException;
import java.io.IOException;
import org.apache.camel.Exchange;

/** The operation create-lead, for the delivery route. */
public final class CreateLead {
  // The id alone: an answer repeats the whole lead.
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
        exchange, SmlOperation.CREATE_LEAD, SmlOperation.CREATE_LEAD.path(), null, lead.toJson());
    exchange.setProperty(SmlRequest.SEND_BY, sendBy);
  }

  /**
   * SML's id in the answer to a create.
   *
   * @throws UnknownOutcomeException when there is none: it was done, or was it?
   */
  public long smlId(Exchange exchange) {
    try {
      Created created = CREATED.readValue(SmlRequest.content(exchange));
      if (created.id() != null && created.id() > 0) {
        return created.id();
      }
    } catch (IOException e) {
      throw new UnknownOutcomeException("SML answered 201 with something that has no id", e);
    }
    throw new UnknownOutcomeException("SML answered 201 without an id");
  }

  private record Created(Long id) {}
}
