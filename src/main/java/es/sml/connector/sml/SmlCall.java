package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One operation with its arguments, as somebody asks for it.
 *
 * @param parameters of path and query, as text
 * @param body null where there is none
 * @param replace whether nested blocks without an id take the place of those that are there, as SML
 *     has it; else the connector fills their ids in
 */
public record SmlCall(
    SmlOperation operation, Map<String, String> parameters, JsonNode body, boolean replace) {
  public SmlCall {
    parameters = Map.copyOf(parameters);
  }
}
