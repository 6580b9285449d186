package es.sml.connector.sml.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the client asked for. */
public record Request(Long id, List<Task> task, Map<String, JsonNode> more) implements Answer {}
