package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * How the parts of the connector are, as it is told to a monitor or a person.
 *
 * @param results of the checks of all parts asked for
 */
public record HealthOfParts(List<HealthCheck.Result> results) {
  // The address of an endpoint behind what a check of Camel's says: it may name anything.
  private static final Pattern ADDRESS = Pattern.compile(" \\([a-z0-9+-]+:.*\\)$", Pattern.DOTALL);

  /** Every part. */
  public static HealthOfParts of(CamelContext context) {
    return of(context, check -> true);
  }

  /** What must be well for leads to be taken in. */
  static HealthOfParts ready(CamelContext context) {
    return of(context, check -> check.isReadiness() && !check.getId().startsWith("consumer:"));
  }

  /** What only a new process mends. */
  static HealthOfParts live(CamelContext context) {
    return of(context, check -> isOurs(check) && check.isLiveness());
  }

  private static HealthOfParts of(CamelContext context, Predicate<HealthCheck> wanted) {
    // Without "full" the parts that are well are left out as soon as one is not.
    Collection<HealthCheck.Result> all =
        HealthCheckHelper.invoke(context, check -> Map.of(), wanted.negate(), "full");
    return new HealthOfParts(
        all.stream()
            // Camel has a check or two for each of its routes: worth telling of when one fails.
            .filter(result -> isOurs(result.getCheck()) || !isUp(result))
            .sorted(Comparator.comparing(HealthOfParts::name))
            .toList());
  }

  /** Whether each part is well that is the connector's own and no mailbox. */
  public Map<String, Boolean> ofTheConnector() {
    return results.stream()
        .filter(result -> isOurs(result.getCheck()) && !name(result).startsWith("mailbox-"))
        .collect(Collectors.toMap(HealthOfParts::name, HealthOfParts::isWell));
  }

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
      ObjectNode part = parts.putObject(name(result)).put("status", word(result));
      if (result.getMessage().isPresent()) {
        part.put("reason", reason(result));
      }
      result
          .getDetails()
          .forEach(
              (name, value) -> {
                if (isOurs(result.getCheck()) && !name.contains(".")) { // those are Camel's own
                  part.put(name, PrintableText.line(String.valueOf(value)));
                }
              });
    }
    return parts;
  }

  static String reason(HealthCheck.Result result) {
    return PrintableText.line(ADDRESS.matcher(result.getMessage().orElse("")).replaceFirst(""));
  }

  /** Whether there is something to be said of it. */
  static boolean isWell(HealthCheck.Result result) {
    return isUp(result) && !isDegraded(result);
  }

  private static String word(HealthCheck.Result result) {
    return isDegraded(result) ? "DEGRADED" : result.getState().name();
  }

  private static boolean isDegraded(HealthCheck.Result result) {
    return isOurs(result.getCheck()) && result.getState() == HealthCheck.State.UNKNOWN;
  }

  static boolean isUp(HealthCheck.Result result) {
    return result.getState() != HealthCheck.State.DOWN;
  }

  static String name(HealthCheck.Result result) {
    return result.getCheck().getId();
  }

  private static boolean isOurs(HealthCheck check) {
    return PartHealth.GROUP.equals(check.getGroup());
  }
}
