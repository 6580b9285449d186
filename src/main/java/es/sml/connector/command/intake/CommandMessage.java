package es.sml.connector.command.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * JSON of a command, as its sender writes it; a missing field is null.
 *
 * @param id its id; another value than a text is wrong
 * @param params parameters of the operation, by name
 * @param body body of the request to SML
 * @param replace whether nested blocks without an id replace those in SML
 * @param lead the sender's name of the lead, in place of SML's id
 * @param others all other fields; a command may have none
 */
public record CommandMessage(
    JsonNode id,
    String operation,
    JsonNode params,
    JsonNode body,
    String replyTo,
    String account,
    String dealer,
    JsonNode replace,
    String lead,
    @JsonAnySetter Map<String, JsonNode> others) {}
