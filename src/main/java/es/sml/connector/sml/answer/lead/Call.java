package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** A call that click2call set up between a dealer and the client of a lead. */
public record Call(Long id, Long lead, Long callControl, Long user, Map<String, JsonNode> more)
    implements Answer {}
