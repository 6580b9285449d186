package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** The kind of a source, such as phone or e-mail. */
public record Channel(Long id, String slug, String name, Map<String, JsonNode> more)
    implements Answer {}
