package es.sml.connector.runtime.lint;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.callback.CallbackProperties;
import es.sml.connector.command.Command;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.LeadProperties;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ScriptDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;
import org.apache.camel.model.language.SimpleExpression;

/**
 * Finds steps that could use message data as an address, code or a bean name. Every step that is
 * not certainly safe is a fault.
 */
final class MessageDataRules {
  private static final List<Class<?>> DYNAMIC =
      List.of(
          RecipientListDefinition.class,
          RoutingSlipDefinition.class,
          DynamicRouterDefinition.class,
          EnrichDefinition.class,
          PollEnrichDefinition.class,
          ScriptDefinition.class);
  private static final Set<String> CODE =
      Set.of("language", "class", "exec", "groovy", "velocity", "freemarker", "mvel", "xslt");

  /** Properties that no message sets, and the headers and endpoints that may contain them. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "toD", "direct:[a-z-]+-\\$\\{exchangeProperty\\.LeadAccount}",
          "CamelJmsDestinationName",
              "leads\\.inbound\\.\\$\\{exchangeProperty\\.(LeadAccount|Command\\.account)}"
                  + "|\\$\\{exchangeProperty\\.CommandPartition}",
          "CamelFileName", "\\$\\{exchangeProperty\\.CallbackFile}");

  private static final Set<String> OF_ADDRESSES =
      Set.of(LeadProperties.ACCOUNT, Command.PROPERTY, "CommandPartition", CallbackProperties.FILE);

  private static final Pattern STEERING = Pattern.compile("(?i)camel.*|jms(replyto|destination)");
  private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^}]*)}?");
  private static final Pattern KNOWN =
      Pattern.compile(
          "((exchangeProperty|header)\\.[A-Za-z]+|body|exception)((\\??\\.[A-Za-z]+)|(\\[[a-z_]+]))*"
              + "|bodyAs\\(byte\\[]\\)|routeId|file:onlyname");

  /** A route in routes/ext may ask for a time, and for the query of a fixed address. */
  private static final Pattern KNOWN_IN_EXT =
      Pattern.compile(
          "date(-with-timezone)?:now[^{}$]*|bodyAs\\(String\\)|file:name|exchangeProperty\\.Camel[A-Za-z]+");

  private static final Pattern QUERY =
      Pattern.compile("([A-Za-z0-9._~=&,:-]|\\$\\{exchangeProperty\\.(Ext|CamelLoop)[A-Za-z]*})*");

  private final boolean ext;
  private final List<LocalizedText> faults = new ArrayList<>();

  private MessageDataRules(boolean ext) {
    this.ext = ext;
  }

  /**
   * Returns the faults of a step without its child steps.
   *
   * @param ext true for a step of a route in routes/ext
   */
  static List<LocalizedText> faults(ProcessorDefinition<?> step, boolean ext) {
    MessageDataRules rules = new MessageDataRules(ext);
    rules.check(step);
    return rules.faults;
  }

  private void check(ProcessorDefinition<?> step) {
    if (DYNAMIC.stream().anyMatch(kind -> kind.isInstance(step))) {
      faults.add(
          LocalizedText.of(
              "route.dynamic",
              "{0} may not be used: it takes an endpoint or code from the message; use a fixed `to`",
              step.getShortName()));
    }
    if (step instanceof ToDynamicDefinition to) {
      needAddress(
          "toD",
          to.getUri(),
          LocalizedText.of("route.to", "{0} to {1}", step.getShortName(), to.getUri()));
    } else if (step instanceof SendDefinition<?> to) {
      checkEndpoint(to.getEndpointUri());
    }
    if (step instanceof SetHeaderDefinition header) {
      checkHeader(header);
    } else if (step instanceof SetPropertyDefinition property) {
      checkName(property.getName());
      if (OF_ADDRESSES.contains(property.getName())
          && property.getExpression() instanceof SimpleExpression) {
        faults.add(
            LocalizedText.of(
                "route.part-of-address",
                "{0} is part of an address: only a constant or a method sets it",
                property.getName()));
      }
    } else if (step instanceof SetVariableDefinition variable) {
      checkName(variable.getName());
    } else if (step instanceof LogDefinition log) {
      checkSimple(log.getMessage());
    } else if (step instanceof ThrowExceptionDefinition thrown) {
      checkSimple(thrown.getMessage());
    }
    expressions(step).forEach(this::checkLanguage);
  }

  private void checkEndpoint(String uri) {
    String scheme = uri.split(":", 2)[0];
    if (CODE.contains(scheme)) {
      faults.add(
          LocalizedText.of(
              "route.code", "{0} may not be used: {1} runs code; use a bean", uri, scheme));
    }
    if (scheme.equals("bean")) {
      checkSimple(URLDecoder.decode(uri, StandardCharsets.UTF_8));
    }
  }

  private void checkHeader(SetHeaderDefinition header) {
    String name = header.getName();
    checkName(name);
    ExpressionDefinition value = header.getExpression();
    if (STEERING.matches(name) && !(value instanceof ConstantExpression)) {
      needAddress(
          name, value.getExpression(), LocalizedText.of("route.header", "the header {0}", name));
    }
  }

  private void checkName(String name) {
    if (name == null || !name.matches("[A-Za-z_-]+")) {
      faults.add(
          LocalizedText.of(
              "route.name", "the name {0} is not fixed; write it without an expression", name));
    }
  }

  private void needAddress(String kind, String expression, LocalizedText what) {
    if (ext && kind.equals("CamelHttpQuery") && expression != null && QUERY.matches(expression)) {
      return;
    }
    String allowed = ADDRESSES.get(kind);
    if (allowed == null || expression == null || !Pattern.matches(allowed, expression)) {
      faults.add(
          LocalizedText.of(
              "route.from-message",
              "{0} may come from a message; set it to a property that no message sets",
              what));
    }
  }

  private void checkLanguage(ExpressionDefinition expression) {
    if (expression instanceof SimpleExpression simple) {
      checkSimple(simple.getExpression());
    } else if (expression instanceof MethodCallExpression call) {
      if (call.getRef() == null || call.getRef().contains("$")) {
        faults.add(
            LocalizedText.of("route.method", "a method needs a bean of a fixed name in ref"));
      }
      checkSimple(call.getMethod());
    } else if (!(expression instanceof ConstantExpression)) {
      faults.add(
          LocalizedText.of(
              "route.language",
              "the language {0} may not be used; use simple, constant or method",
              expression.getLanguage()));
    }
  }

  private void checkSimple(String text) {
    if (text == null) {
      return;
    }
    if (text.contains("$simple{")) {
      faults.add(
          LocalizedText.of("route.simple", "{0} may not be used; write {1}", "$simple{}", "${}"));
    }
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      String name = function.group(1);
      if (!KNOWN.matches(name) && !(ext && KNOWN_IN_EXT.matches(name))) {
        faults.add(
            LocalizedText.of(
                "route.function",
                "{0} may not be used; use a property, a header, the body or the exception",
                "${" + name + "}"));
      }
    }
  }

  /** Returns the expressions of the step; each kind of step keeps them elsewhere. */
  private static List<ExpressionDefinition> expressions(ProcessorDefinition<?> step) {
    List<ExpressionDefinition> found = new ArrayList<>();
    for (Method getter : step.getClass().getMethods()) {
      if (getter.getParameterCount() == 0
          && HasExpressionType.class.isAssignableFrom(getter.getReturnType())
          && value(getter, step) instanceof HasExpressionType holder) {
        found.add(
            holder instanceof ExpressionDefinition expression
                ? expression
                : holder.getExpressionType());
      }
    }
    if (step instanceof ChoiceDefinition choice) {
      choice.getWhenClauses().forEach(when -> found.add(when.getExpressionType()));
    }
    return found.stream().filter(Objects::nonNull).distinct().toList();
  }

  private static Object value(Method getter, ProcessorDefinition<?> step) {
    try {
      return getter.getName().startsWith("get") ? getter.invoke(step) : null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a step's expressions cannot be read", e);
    }
  }
}
