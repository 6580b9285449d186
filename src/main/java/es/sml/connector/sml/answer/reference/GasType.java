package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** A kind of fuel. */
public record GasType(Long id, String name, Map<String, JsonNode> more) implements Answer {}
