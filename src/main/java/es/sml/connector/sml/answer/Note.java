package es.sml.connector.sml.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A note or a label (tag). */
public record Note(Long id, String content, String modified, Map<String, JsonNode> more)
    implements Answer {}
