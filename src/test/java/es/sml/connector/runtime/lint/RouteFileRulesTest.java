package es.sml.connector.runtime.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of the shipped route files fits Camel's schema and the names in Java code. */
class RouteFileRulesTest {
  private static final Path ROUTES = Path.of("routes");
  private static final Path JAVA = Path.of("src/main/java/es/sml/connector");
  private static final Pattern ID = Pattern.compile("\\bid: ([a-z0-9]+(?:-[a-z0-9]+)+)\\b");
  private static final Pattern REF = Pattern.compile("\\bref: \"?([A-Za-z0-9.]+)\\b");
  private static final Pattern CONSUMED = Pattern.compile("uri: (direct:[a-z0-9-]+)");
  private static final Pattern BOUND =
      Pattern.compile("\\bbind\\(\\s*\"([A-Za-z0-9]+\\.[A-Za-z0-9]+)\"");

  /** A step whose name is a constant, because it is bound in one class and wrapped in another. */
  private static final Pattern NAMED_STEP =
      Pattern.compile("[A-Z](?:\\(| = )\"([A-Za-z0-9]+\\.[A-Za-z0-9]+)\"");

  private static final Pattern CALLED = Pattern.compile("\"(direct:[a-z0-9-]+)[\" ]");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

  @TempDir Path directory;

  @Test
  void findsNoFaultInTheShippedFiles() throws IOException {
    assertThat(RouteFileRules.faults(files(ROUTES), List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20-parse, 'process:\n            id: receive-lead-record', 'proces:\n            id: receive-lead-record', receive-lead: from/steps/1 has the unknown field proces",
    "20-parse, 'name: LeadAccount\n              constant', 'nam: LeadAccount\n              constant', parse-inbound-account: needs the field name",
    "30-post, 'ref: ledger.posting', 'ref: ledger.postings', 'no route file has a step ledger.posting, which counts leads'",
    "20-parse, 'asyncDelayed: false', 'asyncDelayed: \"no\"', parse-inbound-door-first: asyncDelayed must be of the type boolean",
    "30-post, '    id: post-lead\n', '    id: deliver-posts\n', 'no route file has post-lead, which Java code names'",
    "31-sml-login, 'name: SmlAccount\n              constant:', 'name: SmlAccount\n              simple: x\n              constant:', sml-login-account: has fields that Camel does not allow together",
    "53-reply, sql:classpath:db/query/leads-to-reply.sql, sql:SELECT 1, SQL may not stand in a route"
  })
  void findsAFault(String file, String sound, String faulty, String fault) throws IOException {
    for (Path route : files(ROUTES)) {
      Files.copy(route, directory.resolve(route.getFileName()));
    }
    Path changed = directory.resolve(file + ".camel.yaml");
    String before = Files.readString(changed);
    assertThat(before).contains(sound);
    Files.writeString(changed, before.replace(sound, faulty));
    assertThat(RouteFileRules.faults(files(directory), List.of()))
        .anySatisfy(found -> assertThat(found.toString()).contains(fault));
  }

  @Test
  void acceptsAPlaceholderInsteadOfANumber() throws IOException {
    Path file = directory.resolve("errors.camel.yaml");
    Files.writeString(
        file,
        Files.readString(ROUTES.resolve("00-errors.camel.yaml"))
            .replace("maximumRedeliveries: 2", "maximumRedeliveries: \"{{redeliveries}}\""));
    assertThat(RouteFileRules.faults(List.of(), List.of(file)))
        .noneSatisfy(found -> assertThat(found.toString()).contains("errors.camel.yaml"));
  }

  @Test
  void eachStepThatJavaBindsIsInARoute() throws IOException {
    Map<String, String> bound = found(BOUND, sources());
    bound.putAll(
        found(
            NAMED_STEP,
            sources().stream()
                .filter(file -> file.startsWith(JAVA.resolve("runtime/step")))
                .toList()));
    assertThat(bound.keySet()).hasSizeGreaterThan(70).contains("ledger.posting");
    assertThat(bound).allSatisfy(isIn(found(REF, files(ROUTES))));
  }

  @Test
  void eachEndpointThatJavaCallsIsConsumedByARoute() throws IOException {
    Map<String, String> consumed = found(CONSUMED, files(ROUTES));
    assertThat(found(CALLED, sources())).hasSizeGreaterThan(5);
    assertThat(found(CALLED, sources()))
        .allSatisfy(
            (called, source) ->
                assertThat(consumed.keySet())
                    .as(source)
                    .anyMatch(
                        uri -> called.endsWith("-") ? uri.startsWith(called) : uri.equals(called)));
  }

  /** A text elsewhere would keep the old id when a route or step gets a new one. */
  @Test
  void onlyRouteIdNamesARouteOrAStep() throws IOException {
    TreeSet<String> ids = new TreeSet<>(found(ID, files(ROUTES)).keySet());
    ids.remove("dead-letter"); // also a value of parse.non-leads, and a page of the console
    Map<String, String> named = found(LITERAL, sources());
    named.keySet().retainAll(ids);
    assertThat(named).allSatisfy((id, source) -> assertThat(source).endsWith("RouteId.java"));
  }

  private static java.util.function.BiConsumer<String, String> isIn(Map<String, String> known) {
    return (name, source) -> assertThat(known).as(source).containsKey(name);
  }

  /** Returns what a pattern finds in files, each with the last file that has it. */
  private static Map<String, String> found(Pattern pattern, List<Path> files) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path file : files) {
      Matcher matcher = pattern.matcher(Files.readString(file));
      while (matcher.find()) {
        found.merge(
            matcher.group(1),
            file.toString(),
            (one, other) -> one.endsWith("RouteId.java") ? other : one);
      }
    }
    return found;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(JAVA)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(JAVA.resolve("sandbox")))
          .toList();
    }
  }

  private static List<Path> files(Path routes) throws IOException {
    try (Stream<Path> files = Files.list(routes)) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    }
  }
}
