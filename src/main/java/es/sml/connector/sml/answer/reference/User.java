package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import java.util.Map;

/** A user of SML. */
public record User(
    Long id,
    String firstName,
    String lastName,
    String phone,
    String username,
    String email,
    Boolean isActive,
    Map<String, JsonNode> more)
    implements Answer {}
