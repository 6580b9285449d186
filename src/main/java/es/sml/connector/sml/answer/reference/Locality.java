package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** A town, within the province of that id. */
public record Locality(
    Long id, Long province, String name, Boolean status, Map<String, JsonNode> more)
    implements Answer {}
