package es.sml.connector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped routes, which can be changed by their steps' ids. A missing step is an error. */
final class RouteFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, JsonNode> files = new TreeMap<>();

  /** A step with its list of steps. */
  private record Place(ArrayNode steps, int index) {}

  static RouteFiles read(Path directory) throws IOException {
    RouteFiles routes = new RouteFiles();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        routes.files.put(path.getFileName().toString(), YAML.readTree(path.toFile()));
      }
    }
    return routes;
  }

  Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, JsonNode> file : files.entrySet()) {
      YAML.writeValue(directory.resolve(file.getKey()).toFile(), file.getValue());
    }
    return directory;
  }

  void remove(String id) {
    Place place = find(id);
    place.steps().remove(place.index());
  }

  void moveAfter(String id, String other) {
    Place place = find(id);
    JsonNode step = place.steps().remove(place.index());
    Place target = find(other);
    target.steps().insert(target.index() + 1, step);
  }

  void set(String id, String field, String value) {
    Place place = find(id);
    ObjectNode step = (ObjectNode) place.steps().get(place.index()).elements().next();
    if (!step.has(field)) {
      throw new IllegalStateException("step " + id + " has no " + field);
    }
    step.put(field, value);
  }

  /** Sets a parameter of the endpoint that a route reads from. */
  void setSource(String route, String parameter, String value) {
    Place place = find(route);
    JsonNode parameters =
        place.steps().get(place.index()).path("route").path("from").path("parameters");
    if (!parameters.has(parameter)) {
      throw new IllegalStateException("route " + route + " has no " + parameter);
    }
    ((ObjectNode) parameters).put(parameter, value);
  }

  /** Moves all following steps into another step, which is given without steps of its own. */
  void wrapAllAfter(String id, String wrapper) {
    Place place = find(id);
    ObjectNode outer = (ObjectNode) parse(wrapper);
    ArrayNode inner = ((ObjectNode) outer.elements().next()).putArray("steps");
    while (place.steps().size() > place.index() + 1) {
      inner.add(place.steps().remove(place.index() + 1));
    }
    if (inner.isEmpty()) {
      throw new IllegalStateException("nothing follows step " + id);
    }
    place.steps().add(outer);
  }

  /** Replaces a route configuration's onException clauses with an error handler. */
  void replaceErrorHandling(String configuration, String errorHandler) {
    for (JsonNode file : files.values()) {
      for (JsonNode entry : file) {
        if (entry.path("routeConfiguration").path("id").asText().equals(configuration)) {
          ObjectNode node = (ObjectNode) entry.path("routeConfiguration");
          if (node.remove("onException") == null) {
            throw new IllegalStateException(configuration + " has no onException");
          }
          node.setAll((ObjectNode) parse(errorHandler));
          return;
        }
      }
    }
    throw new IllegalStateException("there is no route configuration " + configuration);
  }

  private Place find(String id) {
    List<Place> places = new ArrayList<>();
    files.values().forEach(file -> find(id, file, places));
    if (places.size() != 1) {
      throw new IllegalStateException("there are " + places.size() + " steps " + id + ", not one");
    }
    return places.get(0);
  }

  private static void find(String id, JsonNode node, List<Place> places) {
    if (node instanceof ArrayNode steps) {
      for (int i = 0; i < steps.size(); i++) {
        if (isStep(steps.get(i), id)) {
          places.add(new Place(steps, i));
        }
      }
    }
    node.forEach(below -> find(id, below, places));
  }

  private static boolean isStep(JsonNode node, String id) {
    return node.isObject()
        && node.size() == 1
        && node.elements().next().path("id").asText().equals(id);
  }

  private static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
