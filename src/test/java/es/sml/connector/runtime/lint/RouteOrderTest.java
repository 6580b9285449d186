package es.sml.connector.runtime.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lead meets the route files in the order of their numbers. */
class RouteOrderTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Files of a lead's way. Later ones serve operators, schedules and CRMs. */
  private static final String ON_THE_WAY = "[123]\\d-.*";

  @Test
  void aLeadNeverGoesBackToAnEarlierFile() throws IOException {
    Map<String, JsonNode> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(Path.of("routes"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.matches(ON_THE_WAY)) {
          files.put(name, YAML.readTree(Files.readString(file)));
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(10);
    assertThat(stepsBack(files)).isEmpty();
  }

  @Test
  void findsAStepBack() throws IOException {
    Map<String, JsonNode> files =
        Map.of(
            "10-first", YAML.readTree("[{route: {from: {uri: 'direct:first', steps: []}}}]"),
            "20-next",
                YAML.readTree(
                    "[{routeTemplate: {route: {from: {uri: 'direct:next', steps:"
                        + " [{to: {uri: 'direct:first'}}, {to: 'direct:next'}]}}}}]"));
    assertThat(stepsBack(files)).containsExactly("20-next: direct:first is in 10-first");
  }

  private static List<String> stepsBack(Map<String, JsonNode> files) {
    Map<String, String> consumers = new HashMap<>();
    files.forEach(
        (name, file) ->
            file.findValues("from")
                .forEach(from -> consumers.put(from.path("uri").asText(), name)));
    List<String> back = new ArrayList<>();
    files.forEach(
        (name, file) ->
            file.findValues("steps").stream()
                .flatMap(steps -> uris(steps).stream())
                .distinct()
                .filter(uri -> consumers.getOrDefault(uri, name).compareTo(name) < 0)
                .forEach(uri -> back.add(name + ": " + uri + " is in " + consumers.get(uri))));
    return back;
  }

  private static List<String> uris(JsonNode node) {
    List<String> uris = new ArrayList<>(node.findValuesAsText("uri"));
    node.findValues("to").stream().filter(JsonNode::isTextual).forEach(to -> uris.add(to.asText()));
    return uris;
  }
}
