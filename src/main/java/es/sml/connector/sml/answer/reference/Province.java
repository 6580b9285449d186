package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** A province. */
public record Province(
    Long id, Long country, String name, Boolean status, Map<String, JsonNode> more)
    implements Answer {}
