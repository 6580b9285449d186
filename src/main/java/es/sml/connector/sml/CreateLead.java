package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnknownOutcomeException;
import org.apache.camel.Exchange;

/** The operation create-lead, for the delivery route. */
public final class CreateLead {
  /** Prepares the request to create the lead. */
  public void request(Exchange exchange, SmlLead lead) {
    SmlRequest.prepare(
        exchange, SmlOperation.CREATE_LEAD, SmlOperation.CREATE_LEAD.path(), null, lead.toJson());
  }

  /**
   * SML's id in the answer to a create.
   *
   * @throws UnknownOutcomeException when there is none: it was done, or was it?
   */
  public long smlId(Exchange exchange) {
    JsonNode answer = SmlRequest.json(exchange);
    JsonNode id = answer == null ? null : answer.get("id");
    if (id == null || !id.canConvertToLong() || id.asLong() <= 0) {
      throw new UnknownOutcomeException("SML answered 201 without an id");
    }
    return id.asLong();
  }
}
