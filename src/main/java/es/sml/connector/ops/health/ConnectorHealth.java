package es.sml.connector.ops.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.alert.Runbook;
import es.sml.connector.health.ComponentCheck;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.text.PrintableText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * The health of all components. It decides when the connector is UP, DEGRADED or DOWN, and which
 * components readiness and liveness need.
 *
 * @param results the results of the checks
 */
public record ConnectorHealth(List<HealthCheck.Result> results) {
  private static final List<String> OWN_COMPONENT =
      List.of("consumer:inbox-", "consumer:drop-folder-");
  private static final String NOT_YET = "Consumer has not yet polled";

  /** Begin of the names of components that show a pause. */
  public static final String PAUSE = "pause-";

  // The endpoint address at the end of a Camel check's message. It may contain a secret.
  private static final Pattern ADDRESS = Pattern.compile(" \\([a-z0-9+-]+:.*\\)$", Pattern.DOTALL);

  /** Checks all components. */
  public static ConnectorHealth of(CamelContext context) {
    return of(context, check -> true);
  }

  /** Checks the components that are needed to accept leads. */
  static ConnectorHealth ready(CamelContext context) {
    return of(context, ConnectorHealth::isNeededByEveryLead);
  }

  private static boolean isNeededByEveryLead(HealthCheck check) {
    return check.isReadiness() && !isOfASource(check.getId());
  }

  // One source of leads that is away does not keep the other sources waiting.
  private static boolean isOfASource(String check) {
    return check.startsWith("consumer:")
        || check.startsWith("kafka-consumer")
        || check.startsWith("route:ext-");
  }

  /** Checks the components that only a restart can repair. */
  public static ConnectorHealth live(CamelContext context) {
    return of(context, check -> isOurs(check) && check.isLiveness());
  }

  private static ConnectorHealth of(CamelContext context, Predicate<HealthCheck> wanted) {
    // Without "full", Camel leaves out the healthy components if one is not healthy.
    Collection<HealthCheck.Result> all =
        HealthCheckHelper.invoke(
            context,
            check -> Map.of(),
            wanted.negate().or(ConnectorHealth::hasOwnComponent),
            "full");
    return new ConnectorHealth(
        all.stream()
            .filter(result -> isOurs(result.getCheck()) || isNewsOfCamel(result))
            .sorted(Comparator.comparing(ConnectorHealth::name))
            .toList());
  }

  // Camel has a check of its own for each consumer, and a component of ours has the reason.
  private static boolean hasOwnComponent(HealthCheck check) {
    return OWN_COMPONENT.stream().anyMatch(check.getId()::startsWith);
  }

  // Only failures are reported that no component of ours reports with its reason.
  private static boolean isNewsOfCamel(HealthCheck.Result result) {
    return !isUp(result) && !result.getMessage().orElse("").startsWith(NOT_YET);
  }

  /** Returns the health of each component of the connector, without mailboxes and pauses. */
  public Map<String, Boolean> ofTheConnector() {
    return results.stream()
        .filter(result -> isOurs(result.getCheck()) && !name(result).startsWith("mailbox-"))
        .filter(result -> !name(result).startsWith(PAUSE))
        .collect(Collectors.toMap(ConnectorHealth::name, ConnectorHealth::isWell));
  }

  /** Returns true if leads move, at least those of some dealers. */
  public boolean isUp() {
    return status() != HealthStatus.DOWN;
  }

  /** Returns false if this component is DOWN. */
  boolean isUp(String component) {
    return results.stream().allMatch(result -> !name(result).equals(component) || isUp(result));
  }

  public HealthStatus status() {
    if (results.stream().anyMatch(ConnectorHealth::stopsEveryLead) || noAccountDelivers()) {
      return HealthStatus.DOWN;
    }
    return results.stream().allMatch(ConnectorHealth::isWell)
        ? HealthStatus.UP
        : HealthStatus.DEGRADED;
  }

  private static boolean stopsEveryLead(HealthCheck.Result result) {
    return !isUp(result) && isNeededByEveryLead(result.getCheck());
  }

  private boolean noAccountDelivers() {
    List<HealthCheck.Result> accounts =
        results.stream().filter(ConnectorHealth::isOfAnAccount).toList();
    return !accounts.isEmpty() && accounts.stream().noneMatch(ConnectorHealth::isUp);
  }

  private static boolean isOfAnAccount(HealthCheck.Result result) {
    return result.getCheck() instanceof ComponentHealth component && component.isOfAnAccount();
  }

  /** Returns each component with its reason. */
  public ObjectNode json(ProblemTimes since) {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    for (HealthCheck.Result result : results) {
      ObjectNode part = parts.putObject(name(result)).put("status", word(result));
      if (result.getMessage().isPresent()) {
        part.put("reason", reason(result, Locale.ENGLISH));
        part.put("code", code(result));
      }
      if (!isWell(result)) {
        part.put("since", StatusReport.text(since.of(name(result))));
        part.put("runbook", Runbook.of(name(result), code(result), Locale.ENGLISH));
      }
      result
          .getDetails()
          .forEach(
              (name, value) -> {
                if (isOurs(result.getCheck()) && !name.contains(".")) { // details of Camel
                  part.put(name, PrintableText.line(String.valueOf(value)));
                }
              });
    }
    return parts;
  }

  static String reason(HealthCheck.Result result, Locale language) {
    return PrintableText.line(text(result).in(language));
  }

  /** Returns the code of the reason; null if it has none. */
  static String code(HealthCheck.Result result) {
    return LocalizedText.stableCode(text(result));
  }

  static LocalizedText text(HealthCheck.Result result) {
    if (result.getDetails().get(LocalizedText.REASON) instanceof LocalizedText text) {
      return text;
    }
    // Camel's own message says how often it failed, not why.
    return result
        .getError()
        .map(
            error ->
                LocalizedText.of(
                    "health.source", "the source cannot be read: {0}", FailureWords.of(error)))
        .orElseGet(
            () ->
                LocalizedText.untranslated(
                    ADDRESS.matcher(result.getMessage().orElse("")).replaceFirst("")));
  }

  /** Returns true if the component is healthy. */
  static boolean isWell(HealthCheck.Result result) {
    return isUp(result) && !isDegraded(result);
  }

  /** Returns the component's status: UP, DEGRADED or DOWN. */
  static String word(HealthCheck.Result result) {
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
    return ComponentCheck.GROUP.equals(check.getGroup());
  }
}
