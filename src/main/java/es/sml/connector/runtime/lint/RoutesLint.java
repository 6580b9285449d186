package es.sml.connector.runtime.lint;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.ext.RoutesLintException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetVariablesDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * Finds faults of routes that Camel's start accepts: a direct: without a consumer blocks a lead for
 * half a minute, and missing error handling loses a failed lead. It also finds missing beans and
 * methods, steps without an id, and message data as an address.
 */
public final class RoutesLint {
  private final CamelContext context;
  private final Model model;
  private final Set<String> consumed;
  private final Set<String> configurations;
  private final ExtRules ext;
  private final List<LocalizedText> faults = new ArrayList<>();

  /**
   * @param dealers ids of the dealers whose leads the routes in routes/ext may send
   */
  public RoutesLint(CamelContext context, Set<String> dealers) {
    this.context = context;
    this.ext = new ExtRules(context, dealers);
    this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    this.consumed =
        model.getRouteDefinitions().stream()
            .map(route -> resolve(route, route.getInput().getEndpointUri()))
            .collect(Collectors.toSet());
    this.configurations =
        model.getRouteConfigurationDefinitions().stream()
            .map(RouteConfigurationDefinition::getId)
            .collect(Collectors.toSet());
  }

  /**
   * Checks all routes and route configurations.
   *
   * @throws RoutesLintException with all faults
   */
  public void check() {
    if (model.getRouteDefinitions().isEmpty()) {
      faults.add(LocalizedText.of("route.none", "no routes were found"));
    }
    model.getRouteDefinitions().forEach(this::check);
    for (RouteConfigurationDefinition configuration : model.getRouteConfigurationDefinitions()) {
      Stream.of(
              configuration.getOnExceptions(),
              configuration.getOnCompletions(),
              configuration.getIntercepts(),
              configuration.getInterceptFroms(),
              configuration.getInterceptSendTos())
          .flatMap(List::stream)
          .forEach(handler -> check(null, configuration.getId(), handler));
    }
    if (!faults.isEmpty()) {
      throw new RoutesLintException(
          faults.stream()
              .distinct()
              .sorted(Comparator.comparing(LocalizedText::toString))
              .toList());
    }
  }

  private void check(RouteDefinition route) {
    String wanted = route.getRouteConfigurationId();
    if (wanted == null) {
      fault(
          route,
          route.getRouteId(),
          route,
          LocalizedText.of(
              "route.no-errors", "has no routeConfigurationId: its failures are lost"));
    } else {
      for (String id : wanted.split(",", -1)) {
        if (!configurations.contains(id.strip())) {
          fault(
              route,
              route.getRouteId(),
              route,
              LocalizedText.of(
                  "route.unknown-errors",
                  "the routeConfiguration does not exist: {0}",
                  id.strip()));
        }
      }
    }
    if (ExtRoutes.isOne(route.getRouteId())) {
      ext.faults(route).forEach(what -> fault(route, route.getRouteId(), route, what));
    }
    route.getOutputs().stream()
        // Camel adds those of the routeConfiguration, which are checked there.
        .filter(step -> !(step instanceof OnExceptionDefinition))
        .forEach(step -> check(route, route.getRouteId(), step));
  }

  private void check(RouteDefinition route, String where, ProcessorDefinition<?> step) {
    boolean isExt = ExtRoutes.isOne(where);
    if (!isExt && !step.hasCustomIdAssigned()) {
      fault(
          route,
          where,
          step,
          LocalizedText.of("route.no-id", "a step ({0}) has no id", step.getShortName()));
    }
    if (step instanceof ToDynamicDefinition to) {
      checkDynamic(route, where, step, resolve(route, to.getUri()));
    } else if (step instanceof SendDefinition<?> to) {
      checkTarget(route, where, step, resolve(route, to.getEndpointUri()));
    }
    if (step instanceof ProcessDefinition process && process.getRef() != null) {
      checkBean(route, where, step, resolve(route, process.getRef()), null);
    }
    checkMethod(route, where, step);
    MessageDataRules.faults(step, isExt).forEach(what -> fault(route, where, step, what));
    if (isExt) {
      ext.faults(step).forEach(what -> fault(route, where, step, what));
    }
    List<LocalizedText> formatFaults = DataFormatRules.faults(step);
    formatFaults.forEach(what -> fault(route, where, step, what));
    if (formatFaults.isEmpty() && DataFormatRules.mapper(step) != null) {
      checkBean(route, where, step, DataFormatRules.mapper(step), null);
    }
    below(step).forEach(inner -> check(route, where, inner));
  }

  /** Returns the child steps; not every kind of step lists all of them as outputs. */
  static Set<ProcessorDefinition<?>> below(ProcessorDefinition<?> step) {
    Set<ProcessorDefinition<?>> steps = new LinkedHashSet<>(step.getOutputs());
    if (step instanceof TryDefinition attempt) {
      steps.addAll(orNone(attempt.getCatchClauses()));
      steps.add(attempt.getFinallyClause());
    } else if (step instanceof CircuitBreakerDefinition breaker
        && breaker.getOnFallback() != null) {
      steps.addAll(breaker.getOnFallback().getOutputs());
    } else if (step instanceof SetHeadersDefinition several) {
      steps.addAll(orNone(several.getHeaders()));
    } else if (step instanceof SetVariablesDefinition several) {
      steps.addAll(orNone(several.getVariables()));
    }
    steps.remove(null);
    return steps;
  }

  private static <T> List<T> orNone(List<T> steps) {
    return steps == null ? List.of() : steps;
  }

  private void checkTarget(
      RouteDefinition route, String where, ProcessorDefinition<?> step, String uri) {
    if (uri.startsWith("direct:") && !consumed.contains(uri)) {
      fault(route, where, step, LocalizedText.of("route.consumer", "nothing consumes {0}", uri));
    }
    if (uri.startsWith("bean:")) {
      String name = uri.substring(5).split("[?]", 2)[0];
      int method = uri.indexOf("method=");
      checkBean(route, where, step, name, method < 0 ? null : uri.substring(method + 7));
    }
  }

  private void checkDynamic(
      RouteDefinition route, String where, ProcessorDefinition<?> step, String uri) {
    String fixed = uri.split("[$]", 2)[0];
    if (uri.startsWith("direct:")
        && consumed.stream().noneMatch(known -> known.startsWith(fixed))) {
      fault(
          route,
          where,
          step,
          LocalizedText.of("route.consumers", "nothing consumes a {0}…", fixed));
    }
  }

  private void checkMethod(RouteDefinition route, String where, ProcessorDefinition<?> step) {
    Object expression = null;
    if (step instanceof ExpressionNode node) {
      expression = node.getExpression();
    }
    if (expression instanceof MethodCallExpression call && call.getRef() != null) {
      if (ExtRoutes.isOne(where)) {
        ExtRules.checkBean(call.getRef(), what -> fault(route, where, step, what));
      }
      checkBean(route, where, step, resolve(route, call.getRef()), call.getMethod());
    }
  }

  private void checkBean(
      RouteDefinition route,
      String where,
      ProcessorDefinition<?> step,
      String name,
      String method) {
    Object bean = context.getRegistry().lookupByName(name);
    if (bean == null) {
      fault(
          route, where, step, LocalizedText.of("route.bean", "the bean {0} does not exist", name));
      return;
    }
    if (method != null) {
      String called =
          java.net.URLDecoder.decode(method, java.nio.charset.StandardCharsets.UTF_8)
              .split("[(&]", 2)[0];
      boolean known =
          java.util.Arrays.stream(bean.getClass().getMethods())
              .anyMatch(candidate -> candidate.getName().equals(called));
      if (!known) {
        fault(
            route,
            where,
            step,
            LocalizedText.of("route.no-method", "bean {0} has no method {1}", name, called));
      }
    }
  }

  private void fault(
      RouteDefinition route, String where, ProcessorDefinition<?> step, LocalizedText what) {
    String file = step.getLocation();
    if (file == null && route != null && !route.getOutputs().isEmpty()) {
      file =
          route
              .getOutputs()
              .get(0)
              .getLocation(); // an instance of a template has no location of its own
    }
    String at = "";
    if (file != null) {
      String line = step.getLineNumber() > 0 ? ":" + step.getLineNumber() : "";
      at = file.replaceFirst("^file:", "") + line + ": ";
    }
    faults.add(
        step.getId() == null || step == route
            ? LocalizedText.of("route.in-route", "{0}route {1}: {2}", at, where, what)
            : LocalizedText.of(
                "route.in-step", "{0}route {1}, step {2}: {3}", at, where, step.getId(), what));
  }

  private static String resolve(RouteDefinition route, String uri) {
    String resolved = uri;
    if (route != null && route.getTemplateParameters() != null) {
      for (Map.Entry<String, Object> parameter : route.getTemplateParameters().entrySet()) {
        resolved =
            resolved.replace(
                "{{" + parameter.getKey() + "}}", String.valueOf(parameter.getValue()));
      }
    }
    return resolved;
  }
}
