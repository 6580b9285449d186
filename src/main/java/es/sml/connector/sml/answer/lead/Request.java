package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.List;
import java.util.Map;

/** The tasks that the client asked for. */
public record Request(Long id, List<Task> task, Map<String, JsonNode> more) implements Answer {}
