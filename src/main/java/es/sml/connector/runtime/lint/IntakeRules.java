package es.sml.connector.runtime.lint;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.runtime.ext.ExtRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * Finds steps that send to direct:lead-intake with headers of the source. Otherwise a foreign
 * message could choose its dealer.
 *
 * @param dealers ids of the dealers with routes: true
 */
record IntakeRules(CamelContext context, Set<String> dealers) {
  private static final Set<String> ALL_LEAD_HEADERS = Set.of("*", "Lead*");

  List<LocalizedText> faults(List<ProcessorDefinition<?>> steps) {
    List<LocalizedText> faults = new ArrayList<>();
    walk(steps, new Headers(false, false), faults);
    return faults;
  }

  /** The state of the headers before a step. */
  private record Headers(boolean cleared, boolean dealer) {}

  private void walk(
      List<ProcessorDefinition<?>> steps, Headers before, List<LocalizedText> faults) {
    Headers now = before;
    for (ProcessorDefinition<?> step : steps) {
      if (step instanceof ToDefinition to && to.getEndpointUri().equals(ExtRoutes.INTAKE)) {
        if (!now.cleared()) {
          faults.add(
              LocalizedText.of(
                  "ext.headers",
                  "direct:lead-intake needs removeHeaders with the pattern Lead* before it, after"
                      + " the last other endpoint: a header of the source could choose the"
                      + " dealer"));
        } else if (!now.dealer()) {
          faults.add(
              LocalizedText.of(
                  "ext.no-dealer",
                  "direct:lead-intake needs the header LeadDealer before it, after"
                      + " removeHeaders"));
        }
      }
      walk(List.copyOf(RoutesLint.below(step)), now, faults);
      now = after(step, now, faults);
    }
  }

  private Headers after(ProcessorDefinition<?> step, Headers before, List<LocalizedText> faults) {
    if (step instanceof RemoveHeadersDefinition remove) {
      boolean all =
          ALL_LEAD_HEADERS.contains(remove.getPattern())
              && (remove.getExcludePattern() == null || remove.getExcludePattern().isEmpty());
      return all ? new Headers(true, false) : before;
    }
    if (step instanceof SetHeaderDefinition header) {
      return set(header, before, faults);
    }
    if (step instanceof SetHeadersDefinition several) {
      Headers now = before;
      for (SetHeaderDefinition header : several.getHeaders()) {
        now = set(header, now, faults);
      }
      return now;
    }
    // Another endpoint may return headers of its own.
    boolean foreign =
        step instanceof PollDefinition
            || (step instanceof ToDefinition to && !to.getEndpointUri().equals(ExtRoutes.INTAKE));
    return foreign || !isSame(step) ? new Headers(false, false) : before;
  }

  // A filter or a choice may call an endpoint within; then the headers are not certain after it.
  private static boolean isSame(ProcessorDefinition<?> step) {
    return RoutesLint.below(step).stream()
        .allMatch(
            inner ->
                !(inner instanceof PollDefinition)
                    && !(inner instanceof ToDefinition to
                        && !to.getEndpointUri().equals(ExtRoutes.INTAKE))
                    && isSame(inner));
  }

  private Headers set(SetHeaderDefinition header, Headers before, List<LocalizedText> faults) {
    if (!LeadHeaders.DEALER.equalsIgnoreCase(header.getName())) {
      return before;
    }
    ExpressionDefinition value = header.getExpression();
    if (value instanceof ConstantExpression constant) {
      String dealer = context.resolvePropertyPlaceholders(constant.getExpression());
      if (!dealers.contains(dealer)) {
        faults.add(
            LocalizedText.of(
                "ext.unknown-dealer",
                "dealers.yaml has no dealer {0} with routes: true, which LeadDealer names",
                dealer));
      }
    } else if (!(value instanceof MethodCallExpression)) {
      faults.add(
          LocalizedText.of(
              "ext.dealer-of-message",
              "LeadDealer is set by a constant or by a method of a bean, not by the message"));
      return before;
    }
    return new Headers(before.cleared(), before.cleared());
  }
}
