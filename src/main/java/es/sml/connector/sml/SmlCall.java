package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One operation with its arguments, as a caller requests it.
 *
 * @param parameters parameters of path and query, as text
 * @param body null for none
 * @param replace whether nested blocks without an id replace the existing ones, as SML does;
 *     otherwise the connector fills in their ids
 */
public record SmlCall(
    SmlOperation operation, Map<String, String> parameters, JsonNode body, boolean replace) {
  public SmlCall {
    parameters = Map.copyOf(parameters);
  }
}
