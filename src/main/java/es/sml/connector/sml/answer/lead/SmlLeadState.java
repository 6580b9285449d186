package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.PartialAnswer;
import java.util.Map;

/** What the status sync compares of a lead. */
public record SmlLeadState(
    Long id,
    Long concessionaire,
    Request request,
    Long user,
    String result,
    String status,
    Map<String, JsonNode> more)
    implements PartialAnswer {}
