package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** Where the client met a source, such as a portal, a website or a showroom. */
public record Origin(Long id, String name, String icon, Map<String, JsonNode> more)
    implements Answer {}
