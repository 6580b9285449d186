package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/**
 * Contact point of a dealer; it has no name of its own. {@code ReferenceReader} decides the names
 * that find it.
 */
public record Source(
    Long id,
    Long channel,
    Channel channelData,
    String data,
    Long origin,
    Origin originData,
    Long concession,
    Concessionaire concessionData,
    Map<String, JsonNode> more)
    implements Answer {}
