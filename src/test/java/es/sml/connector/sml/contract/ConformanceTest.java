package es.sml.connector.sml.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.ManualFact;
import es.sml.connector.sml.ManualRequestTest;
import es.sml.connector.sml.ManualSample;
import es.sml.connector.sml.ManualServerTest;
import es.sml.connector.sml.ManualStatement;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Reads docs/sml-conformance.md, the table of the manual's statements, and compares it with the
 * contract and with the code. {@link ManualRequestTest} and {@link ManualServerTest} try its facts.
 */
class ConformanceTest {
  private static final Map<String, List<Path>> PROGRAM = sources("src/main/java");
  private static final Map<String, List<Path>> TESTS = sources("src/test/java");

  private static final ContractPaths CONTRACT = new ContractPaths();

  @Test
  void numbersTheRowsOfEachSection() {
    List<String> expected = new ArrayList<>();
    String section = "";
    int number = 0;
    for (ManualStatement statement : ManualStatement.ALL) {
      number = statement.section().equals(section) ? number + 1 : 1;
      section = statement.section();
      expected.add(section + "." + number);
    }
    assertThat(ManualStatement.ALL).extracting(ManualStatement::id).isEqualTo(expected);
    assertThat(expected).doesNotHaveDuplicates().hasSizeGreaterThan(340);
  }

  @Test
  void hasATestForEachRow() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (ManualStatement statement : ManualStatement.ALL) {
      String test = statement.test();
      boolean found =
          test.equals("row")
              ? !statement.facts().isEmpty()
              : test.startsWith("docs: ")
                  ? isOnAPage(statement, test.substring(6))
                  : isTest(test.split("#", 2));
      if (!found) {
        wrong.add(statement + ": " + test);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void namesPlacesThatExist() throws IOException {
    String keys = Files.readString(Path.of("docs/configuration.md"));
    List<String> wrong = new ArrayList<>();
    for (ManualStatement statement : ManualStatement.ALL) {
      for (String place : statement.places()) {
        boolean found =
            place.contains("/")
                ? Files.exists(Path.of(place))
                : place.contains(".*.")
                    ? keys.contains("| `" + place.substring(place.lastIndexOf('.') + 1) + "` |")
                    : source(PROGRAM, place) != null;
        if (!found) {
          wrong.add(statement + ": " + place);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void sendsTheRequestsMethodAndPath(SmlOperation operation) {
    String line = operation.method() + " " + operation.path();
    assertThat(SmlContract.shipped().request(operation)).isEqualTo(line);
    assertThat(ManualFact.all(ManualFact.Request.class, operation.label()))
        .extracting(ManualFact.Request::line)
        .containsExactly(line);
  }

  @ParameterizedTest
  @EnumSource
  void hasTheContractsParameters(SmlOperation operation) {
    Map<String, Set<String>> onPage = new TreeMap<>();
    for (var each : ManualFact.all(ManualFact.Parameter.class, operation.label())) {
      onPage
          .computeIfAbsent(
              name(each.inPath(), each.name(), each.type().required()), name -> new TreeSet<>())
          .add(each.type().allowed());
    }
    assertSame(
        SmlContract.shipped().parameters(operation).stream()
            .map(
                each ->
                    name(each.inPath(), each.name(), each.required())
                        + each.allowed().replaceFirst(" from 1|, or several.*", ""))
            .collect(Collectors.toSet()),
        onPage.entrySet().stream()
            .map(each -> each.getKey() + String.join(" or ", each.getValue())));
  }

  private static void assertSame(Set<String> inContract, Stream<String> page) {
    Set<String> onPage = page.collect(Collectors.toSet());
    assertThat(inContract.stream().filter(each -> !onPage.contains(each)))
        .as("only in the contract")
        .isEmpty();
    assertThat(onPage.stream().filter(each -> !inContract.contains(each)))
        .as("only on the page")
        .isEmpty();
  }

  private static String name(boolean inPath, String name, boolean required) {
    return (inPath ? "{" + name + "} " : "?" + name + " ") + (required ? "required " : "");
  }

  @ParameterizedTest
  @EnumSource
  void hasTheContractsFieldsOfABody(SmlOperation operation) {
    assertSame(
        SmlContract.shipped().fields(operation).stream()
            .map(each -> each.name() + " " + each.allowed().replace(" or null", ""))
            .collect(Collectors.toSet()),
        ManualFact.all(ManualFact.BodyField.class, operation.label()).stream()
            .map(
                each ->
                    (each.path() + (each.type().is("list") ? "[] " : " "))
                        + each.type().allowed()));
    if (!ManualFact.all(ManualFact.NoBody.class, operation.label()).isEmpty()) {
      assertThat(CONTRACT.operation(operation).has("requestBody")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasTheContractsResponses(SmlOperation operation) {
    String label = operation.label();
    Set<Integer> successes =
        Stream.concat(
                ManualFact.all(ManualFact.Response.class, label).stream()
                    .map(ManualFact.Response::status),
                ManualFact.all(ManualFact.SameResponse.class, label).stream()
                    .map(ManualFact.SameResponse::status))
            .filter(status -> status < 300)
            .collect(Collectors.toSet());
    assertThat(SmlContract.shipped().successes(operation)).containsExactlyElementsOf(successes);
    List<ManualFact.Field> fields = ManualFact.successOf(label);
    JsonNode schema = CONTRACT.response(operation, successes.iterator().next());
    assertSame(CONTRACT.of(schema), fields.stream().map(ManualFact.Field::path));
    if (!fields.isEmpty()) {
      assertThat(CONTRACT.problems(schema, ManualSample.response(fields, true))).isEmpty();
    }
    fields.stream()
        .filter(field -> field.type().is("one of"))
        .forEach(field -> hasTheContractsValues(schema, fields, field));
  }

  private static void hasTheContractsValues(
      JsonNode schema, List<ManualFact.Field> fields, ManualFact.Field field) {
    ObjectNode sample = ManualSample.response(fields, true);
    for (String value : field.type().values()) {
      ManualSample.set(sample, field.path(), ManualSample.json(value));
      assertThat(CONTRACT.problems(schema, sample)).isEmpty();
    }
    ManualSample.set(sample, field.path(), ManualSample.json(field.type().wrong()));
    assertThat(CONTRACT.problems(schema, sample))
        .singleElement()
        .asString()
        .endsWith(field.type().allowed());
  }

  private static boolean isOnAPage(ManualStatement statement, String phrase) throws IOException {
    for (String place : statement.places()) {
      if (place.startsWith("docs/")
          && Files.readString(Path.of(place)).replaceAll("\\s+", " ").contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTest(String[] classAndMethod) {
    String name = source(TESTS, classAndMethod[0]);
    if (name == null || classAndMethod.length == 1) {
      return false;
    }
    try {
      Class<?> type = Class.forName(name);
      return !type.isAnnotationPresent(Disabled.class)
          && Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.getName().equals(classAndMethod[1]))
              .anyMatch(ConformanceTest::runs);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean runs(Method method) {
    return AnnotationSupport.isAnnotated(method, Testable.class)
        && !method.isAnnotationPresent(Disabled.class);
  }

  /** Returns the full name of a class; null if there is none, or several. */
  private static String source(Map<String, List<Path>> sources, String simpleName) {
    List<Path> found = sources.getOrDefault(simpleName + ".java", List.of());
    return found.size() != 1
        ? null
        : found.get(0).toString().replace(".java", "").replace('/', '.');
  }

  private static Map<String, List<Path>> sources(String directory) {
    Path root = Path.of(directory);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(root::relativize)
          .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
