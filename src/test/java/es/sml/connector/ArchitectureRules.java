package es.sml.connector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Language;
import org.apache.commons.lang3.StringUtils;

/** The rules of the layout, for any root package, so that each can be seen to fail on a bad one. */
final class ArchitectureRules {
  private static final List<String> WAY_OF_A_LEAD =
      List.of("setting", "lead", "failure", "intake", "parse", "sml", "deliver", "deadletter");

  private static final int MOST_PARAMETERS = 6;

  private static final Set<String> SLOW =
      Set.of("toLowerCase", "toUpperCase", "matches", "replaceAll", "replaceFirst", "split");

  /** Which packages a package may use beside itself. */
  private static final Map<String, List<String>> ARROWS = arrows();

  private ArchitectureRules() {}

  /** One rule a package: it uses only what the layout allows it. */
  static List<ArchRule> arrowsUnder(String root) {
    List<ArchRule> rules = new ArrayList<>();
    ARROWS.forEach((name, allowed) -> rules.add(arrow(root, name, allowed)));
    return rules;
  }

  /** The rule of one package. */
  static ArchRule arrowUnder(String root, String name) {
    return arrow(root, name, ARROWS.get(name));
  }

  static ArchRule onlyKnownPackagesUnder(String root) {
    String[] known =
        ARROWS.keySet().stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(known);
  }

  /**
   * Only these inner packages are used by other areas. The wiring, the configuration and the
   * command line may use all.
   */
  private static final Set<String> OPEN =
      Set.of(
          "broker.client",
          "callback.dispatch",
          "callback.webhook",
          "command.access",
          "command.intake",
          "command.run",
          "config.reload",
          "door.endpoint",
          "door.fetch",
          "door.status",
          "failure.sml",
          "inbox.health",
          "intake.file",
          "intake.folder",
          "lead.jms",
          "ledger.action",
          "ledger.erasure",
          "ledger.query",
          "ledger.state",
          "ops.access",
          "ops.http",
          "ops.oidc",
          "ops.view",
          "ops.view.crm",
          "ops.view.lead",
          "ops.view.pause",
          "parse.field",
          "parse.result",
          "parse.setting",
          "parse.template",
          "parse.text",
          "report.count",
          "report.silence",
          "sandbox.setting",
          "setting.file",
          "setting.yaml",
          "signin.credential",
          "signin.token",
          "sml.answer",
          "sml.answer.lead",
          "sml.client",
          "sml.create",
          "sml.http",
          "sml.limit",
          "sml.session",
          "status.event",
          "status.store");

  private static final Set<String> WIRING = Set.of("config", "runtime", "cli");

  /** The inner packages of an area are its own, except those that are open. */
  static ArchRule innerPackagesArePrivateUnder(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("use an inner package of another area") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String area = area(root, type);
                if (WIRING.contains(area)) {
                  return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                  JavaClass target = dependency.getTargetClass();
                  if (target.getPackageName().startsWith(root + ".")
                      && !area(root, target).equals(area)
                      && isClosed(room(root, target))) {
                    events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
                  }
                }
              }
            });
  }

  private static boolean isClosed(String room) {
    return room.contains(".") && !OPEN.contains(room);
  }

  private static String room(String root, JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
  }

  private static String area(String root, JavaClass type) {
    return StringUtils.substringBefore(room(root, type), ".");
  }

  static ArchRule noCyclesUnder(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  static ArchRule meaninglessNamesUnder(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        // The standard name of a part that grants and renews leases.
        .doNotHaveSimpleName("LeaseManager")
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?");
  }

  /** A class that needs more than six things does the work of two. A record is only data. */
  static ArchRule shortConstructorsUnder(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areNotRecords()
        .should(
            new ArchCondition<>("have at most " + MOST_PARAMETERS + " constructor parameters") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaConstructor constructor : type.getConstructors()) {
                  if (written(constructor) > MOST_PARAMETERS) {
                    events.add(SimpleConditionEvent.violated(type, constructor.getFullName()));
                  }
                }
              }
            });
  }

  // The compiler gives each constructor of an enum the name and the place of the constant.
  private static int written(JavaConstructor constructor) {
    int all = constructor.getRawParameterTypes().size();
    return constructor.getOwner().isEnum() ? all - 2 : all;
  }

  /**
   * Camel takes lead for isLead or getLead too; where a type has both, the order in which the
   * machine lists its methods, another at each start, decides whether it can tell one from the
   * other.
   */
  static ArchRule noMethodsThatCamelConfusesUnder(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("have no method whose name is short for another's") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Set<String> names =
                    type.getMethods().stream()
                        .filter(ArchitectureRules::isSeenByCamel)
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
                for (String name : names) {
                  String property = StringUtils.capitalize(name);
                  if (names.contains("is" + property) || names.contains("get" + property)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + "." + name));
                  }
                }
              }
            });
  }

  /**
   * The parser reads texts of strangers, up to 25 MB long. It must not call methods that may take
   * the square of their length. Letters and RE2/J replace those methods for texts of any length.
   */
  static ArchRule linearTextUnder(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".parse..")
        .and()
        .doNotHaveSimpleName("Letters")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "a method of String or Normalizer whose time is not bounded by a text's length",
                call -> isSlow(call.getTargetOwner().getName(), call.getName())))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex");
  }

  private static boolean isSlow(String owner, String method) {
    return (owner.equals("java.lang.String") && SLOW.contains(method))
        || owner.equals("java.text.Normalizer");
  }

  /**
   * Only these classes name the endpoint that they send to: of an account, of a dealer's CRM, or of
   * a channel.
   */
  private static final List<String> SENDERS =
      List.of("SmlClient", "SmlSessions", "EventSender", "ApiClient", "FetchedLeads");

  /** Message data never becomes an endpoint's address, an expression or an object's class. */
  static List<ArchRule> noAddressOrCodeOfAMessageUnder(String root) {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and(not(simpleNameIn(SENDERS)))
            .should()
            .callMethodWhere(target(owner(assignableTo(ProducerTemplate.class))))
            .orShould()
            .callMethodWhere(
                target(owner(assignableTo(CamelContext.class))).and(target(name("getEndpoint")))),
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "org.springframework.expression..",
                        "javax.script..",
                        "org.apache.camel.language..")
                    .or(assignableTo(Language.class))
                    .or(assignableTo(ObjectInputStream.class))));
  }

  private static DescribedPredicate<JavaClass> simpleNameIn(List<String> names) {
    return describe("one of " + names, type -> names.contains(type.getSimpleName()));
  }

  private static boolean isSeenByCamel(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.STATIC);
  }

  private static ArchRule arrow(String root, String name, List<String> allowed) {
    String[] packages =
        Stream.concat(Stream.of(name), allowed.stream())
            .map(each -> root + "." + each + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(root + "..")).or(resideInAnyPackage(packages)))
        .as(name + " uses nothing of ours but " + allowed);
  }

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("language", List.of());
    arrows.put("setting", List.of("language"));
    arrows.put("tls", List.of("language", "setting"));
    arrows.put("trace", List.of("setting"));
    arrows.put("health", List.of("language"));
    arrows.put("lead", List.of("setting"));
    arrows.put("failure", List.of("language", "setting", "lead"));
    arrows.put("deadletter", List.of("setting", "lead", "failure"));
    // Faults of files, templates, vocabulary and the database have a Spanish form.
    arrows.put("intake", List.of("language", "setting", "health", "lead", "failure"));
    arrows.put("parse", List.of("language", "setting", "lead", "failure"));
    arrows.put("learn", List.of("language", "setting", "lead", "failure", "parse"));
    // SML's names are files of the vocabulary, too, which parse.text reads.
    arrows.put("sml", List.of("language", "setting", "tls", "lead", "failure", "parse.text"));
    arrows.put("database", List.of("language", "setting", "failure"));
    arrows.put("pause", List.of("language", "setting", "database"));
    arrows.put("ledger", List.of("lead", "sml", "database"));
    arrows.put(
        "deliver", List.of("language", "setting", "lead", "failure", "sml", "database", "ledger"));
    arrows.put("reply", List.of("setting", "lead", "database", "ledger"));
    arrows.put(
        "status", List.of("setting", "trace", "lead", "failure", "sml", "database", "ledger"));
    arrows.put("mail", List.of("setting"));
    arrows.put("report", List.of("language", "setting", "mail", "database", "ledger"));
    arrows.put("callback", List.of("language", "setting", "tls", "trace", "sml", "status"));
    // A channel's request is signed like a CRM's, and reaches the same addresses.
    arrows.put("alert", List.of("language", "setting", "mail", "database", "callback"));
    arrows.put(
        "command",
        List.of(
            "language", "lead", "failure", "parse.text", "sml", "database", "ledger", "status"));
    // A broker's certificate is explained like that of SML.
    arrows.put("broker", List.of("language", "setting", "failure", "tls"));
    arrows.put(
        "door",
        List.of(
            "language",
            "setting",
            "tls",
            "health",
            "lead",
            "failure",
            "intake",
            "sml",
            "database",
            "deadletter",
            // LinkedIn says at its token server when a token ends.
            "signin"));
    arrows.put(
        "ops",
        List.of(
            "language",
            "setting",
            "health",
            "lead",
            "failure",
            "intake",
            "sml",
            "database",
            "ledger",
            "deliver",
            "deadletter",
            "inbox",
            "broker",
            "door",
            "status",
            "callback",
            "pause",
            // A wrong name gets a suggestion.
            "parse.text",
            "command",
            "alert",
            "report",
            // Requests to an identity provider have the limits of those for mailboxes' tokens.
            "signin.token"));
    arrows.put("signin", List.of("language", "setting"));
    arrows.put("cluster", List.of("setting", "failure", "sml", "database"));
    arrows.put(
        "inbox",
        List.of(
            "language",
            "setting",
            "tls",
            "health",
            "lead",
            "failure",
            "signin",
            "database",
            "cluster"));
    arrows.put(
        "metrics",
        List.of(
            "language",
            "setting",
            "lead",
            "failure",
            "database",
            "pause",
            "ledger",
            "deliver",
            "inbox",
            "broker",
            "door",
            "callback",
            "report"));
    List<String> parts = new ArrayList<>(WAY_OF_A_LEAD);
    parts.addAll(
        List.of(
            "language",
            "tls",
            "health",
            "mail",
            "trace",
            "signin",
            "cluster",
            "inbox",
            "database",
            "pause",
            "ledger",
            "reply",
            "status",
            "callback",
            "command",
            "broker",
            "door",
            "alert",
            "report",
            "ops"));
    arrows.put("config", List.copyOf(parts));
    arrows.put("console", List.of("language", "setting", "config", "door", "report", "ops"));
    // An operator teaches the running connector a template.
    parts.addAll(List.of("config", "metrics", "console", "learn"));
    arrows.put("runtime", List.copyOf(parts));
    arrows.put("sandbox", List.of());
    arrows.put("demo", List.of("language", "lead", "failure", "config", "runtime", "sandbox"));
    parts.addAll(List.of("runtime", "sandbox", "demo"));
    arrows.put("cli", List.copyOf(parts));
    return arrows;
  }
}
