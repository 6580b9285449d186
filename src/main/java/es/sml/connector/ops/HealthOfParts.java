package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.apache.camel.health.HealthCheck;

/**
 * How the parts of the connector are, as it is told to a monitor or a person.
 *
 * @param results of the checks of all parts asked for
 */
record HealthOfParts(Collection<HealthCheck.Result> results) {
  boolean isUp() {
    return results.stream().allMatch(HealthOfParts::isUp);
  }

  String word() {
    return isUp() ? "UP" : "DOWN";
  }

  /** Each part by its name, with the reason where it is not well. */
  ObjectNode json() {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    for (HealthCheck.Result result : results) {
      ObjectNode part = parts.putObject(name(result)).put("status", result.getState().name());
      result.getMessage().ifPresent(reason -> part.put("reason", PrintableText.line(reason)));
      result
          .getDetails()
          .forEach(
              (name, value) -> {
                if (!name.contains(".")) { // those with a dot are Camel's own
                  part.put(name, PrintableText.line(String.valueOf(value)));
                }
              });
    }
    return parts;
  }

  static boolean isUp(HealthCheck.Result result) {
    return result.getState() != HealthCheck.State.DOWN;
  }

  static String name(HealthCheck.Result result) {
    return result.getCheck().getId();
  }
}
