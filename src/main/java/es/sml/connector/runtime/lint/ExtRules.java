package es.sml.connector.runtime.lint;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.step.RouteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ConvertBodyDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeaderDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RemovePropertiesDefinition;
import org.apache.camel.model.RemovePropertyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.ValidateDefinition;
import org.apache.camel.model.WhenDefinition;

/**
 * Finds faults of a route in routes/ext: steps and components that it may not use, or a secret in
 * an address.
 *
 * <p>Its source must keep a message until the connector has stored it. So every step runs on the
 * source's thread, and no step handles an exception.
 */
final class ExtRules {
  private static final String ERRORS = RouteId.ROUTE_ERRORS.id();
  private static final Set<Class<?>> STEPS =
      Set.of(
          ChoiceDefinition.class,
          ConvertBodyDefinition.class,
          FilterDefinition.class,
          LogDefinition.class,
          LoopDefinition.class,
          MarshalDefinition.class,
          OtherwiseDefinition.class,
          PollDefinition.class,
          ProcessDefinition.class,
          RemoveHeaderDefinition.class,
          RemoveHeadersDefinition.class,
          RemovePropertiesDefinition.class,
          RemovePropertyDefinition.class,
          SetBodyDefinition.class,
          SetHeaderDefinition.class,
          SetHeadersDefinition.class,
          SetPropertyDefinition.class,
          SplitDefinition.class,
          ThrowExceptionDefinition.class,
          ToDefinition.class,
          UnmarshalDefinition.class,
          ValidateDefinition.class,
          WhenDefinition.class);

  /** Components of the connector itself, and those that go on without the source's thread. */
  private static final Set<String> RESERVED =
      Set.of(
          "disruptor",
          "door",
          "http",
          "https",
          "inbox",
          "jms",
          "jmsSend",
          "platform-http",
          "schedule",
          "seda",
          "vm");

  private static final Pattern BEANS =
      Pattern.compile("#(bean:|class:|type:|valueAs)?([A-Za-z0-9_.-]*)");
  private static final Pattern PARAMETER = Pattern.compile("[?&]([A-Za-z0-9.]+)=([^&]*)");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(RAW[({])?\\{\\{ext\\.[a-z0-9-]+}}[)}]?");
  private static final String SECRET = "{{ext.NAME}}";
  private static final Pattern LOGIN = Pattern.compile("//[^/?@]*:[^/?@]+@");
  private static final Pattern NO_SECRET = Pattern.compile("(?i)username|.*(file|uri)");

  private final CamelContext context;
  private final IntakeRules intake;

  /**
   * @param dealers ids of the dealers with routes: true
   */
  ExtRules(CamelContext context, Set<String> dealers) {
    this.context = context;
    this.intake = new IntakeRules(context, dealers);
  }

  /** Returns the faults of the route itself and of the order of its steps. */
  List<LocalizedText> faults(RouteDefinition route) {
    List<LocalizedText> faults = new ArrayList<>();
    if (!ERRORS.equals(route.getRouteConfigurationId())) {
      faults.add(
          LocalizedText.of(
              "ext.errors",
              "its routeConfigurationId is {0}, which leaves a failed message at its source",
              ERRORS));
    }
    checkEndpoint(route.getInput().getEndpointUri(), faults::add);
    faults.addAll(intake.faults(route.getOutputs()));
    return faults;
  }

  /** Returns the faults of a step without its child steps. */
  List<LocalizedText> faults(ProcessorDefinition<?> step) {
    List<LocalizedText> faults = new ArrayList<>();
    if (!STEPS.contains(step.getClass())) {
      faults.add(
          LocalizedText.of(
              "ext.step",
              "{0} may not be used in routes/ext: the source could forget a message that is not"
                  + " stored",
              step.getShortName()));
    }
    if (step instanceof ToDefinition to) {
      checkEndpoint(to.getEndpointUri(), faults::add);
    } else if (step instanceof PollDefinition poll) {
      checkEndpoint(poll.getEndpointUri(), faults::add);
    } else if (step instanceof ProcessDefinition process) {
      checkBean(process.getRef(), faults::add);
    } else if (step instanceof SplitDefinition split) {
      checkSplit(split, faults::add);
    }
    return faults;
  }

  private static void checkSplit(SplitDefinition split, Consumer<LocalizedText> fault) {
    if (!"true".equals(split.getStopOnException())) {
      fault.accept(
          LocalizedText.of(
              "ext.split",
              "split needs stopOnException: true, or the failure of one part is lost"));
    }
    if (split.getAggregationStrategy() != null
        || isSet(split.getParallelProcessing())
        || split.getExecutorService() != null) {
      fault.accept(
          LocalizedText.of(
              "ext.parallel", "split may not have an aggregationStrategy or parts in parallel"));
    }
  }

  private static boolean isSet(String option) {
    return option != null && !option.equals("false");
  }

  private void checkEndpoint(String uri, Consumer<LocalizedText> fault) {
    String scheme = uri.split(":", 2)[0];
    if (scheme.equals("direct")) {
      if (!uri.equals(ExtRoutes.INTAKE) && !uri.startsWith("direct:" + ExtRoutes.PREFIX)) {
        fault.accept(
            LocalizedText.of(
                "ext.direct",
                "only {0} and direct:ext-… may be used, not {1}",
                ExtRoutes.INTAKE,
                uri));
      }
      return;
    }
    if (scheme.equals("bean")) {
      checkBean(uri.substring(5).split("[?]", 2)[0], fault);
      return;
    }
    if (RESERVED.contains(scheme)) {
      fault.accept(
          LocalizedText.of(
              "ext.reserved",
              "{0} may not be used in routes/ext: add a component of your own with beans, such as"
                  + " ext-{1}",
              scheme,
              scheme.toLowerCase(java.util.Locale.ROOT)));
      return;
    }
    if (context.getComponent(scheme, true, false) == null) {
      fault.accept(
          LocalizedText.of(
              "ext.component",
              "there is no component {0}: put its jars into ext/, as docs/recipes/README.md says",
              scheme));
      return;
    }
    checkParameters(scheme, uri, fault);
  }

  private void checkParameters(String scheme, String uri, Consumer<LocalizedText> fault) {
    if (LOGIN.matcher(uri).find()) {
      fault.accept(
          LocalizedText.of(
              "ext.password", "a password may not stand in a route: write {0}", SECRET));
    }
    var factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
    Set<String> secrets = factory == null ? Set.of() : factory.secretPropertyNames();
    Matcher parameter = PARAMETER.matcher(uri);
    while (parameter.find()) {
      String name = parameter.group(1);
      String value = parameter.group(2);
      boolean isSecret = secrets.contains(name) && !NO_SECRET.matches(name);
      if (isSecret && !PLACEHOLDER.matches(value) && !value.startsWith("#")) {
        fault.accept(
            LocalizedText.of(
                "ext.secret",
                "{0} is a secret: write \"{1}\", and ext.NAME = env:… or file:… in"
                    + " application.properties",
                name,
                SECRET));
      }
      Matcher bean = BEANS.matcher(value);
      if (value.startsWith("#") && bean.matches()) {
        checkBean(bean.group(2), fault);
      }
    }
    if (scheme.equals("sql") && !uri.contains("dataSource=#" + ExtRoutes.PREFIX)) {
      fault.accept(
          LocalizedText.of("ext.sql", "sql needs a dataSource of your own: dataSource=#ext-…"));
    }
  }

  static void checkBean(String name, Consumer<LocalizedText> fault) {
    if (name == null || !name.startsWith(ExtRoutes.PREFIX)) {
      fault.accept(
          LocalizedText.of(
              "ext.bean",
              "only beans of your own may be used, with a name that begins with ext-: {0}",
              name));
    }
  }
}
