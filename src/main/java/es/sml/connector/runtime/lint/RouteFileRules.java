package es.sml.connector.runtime.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.step.CountedStep;
import es.sml.connector.runtime.step.RouteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds faults in the text of route files: what Camel's own schema refuses, SQL in an address, and
 * routes and steps that Java code names and no file has.
 *
 * <p>A start does not do this, because the schema takes seconds to read.
 */
public final class RouteFileRules {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> BLOCKS = Set.of("route", "routeTemplate", "routeConfiguration");

  private final Set<String> ids = new HashSet<>();
  private final Set<String> steps = new HashSet<>();
  private final List<LocalizedText> faults = new ArrayList<>();

  private RouteFileRules() {}

  /**
   * Returns the faults of all files.
   *
   * @param own the connector's files
   * @param ext the integrator's files
   */
  public static List<LocalizedText> faults(List<Path> own, List<Path> ext) {
    RouteFileRules files = new RouteFileRules();
    own.forEach(file -> files.check(file, true));
    ext.forEach(file -> files.check(file, false));
    files.checkNames();
    return List.copyOf(files.faults);
  }

  private void check(Path file, boolean isOwn) {
    JsonNode tree;
    try {
      tree = YAML.readTree(file.toFile());
    } catch (IOException e) {
      fault(file, LocalizedText.of("route.not-yaml", "the file is not valid YAML"));
      return;
    }
    RouteSchema.faults(tree).forEach(what -> fault(file, what));
    if (isOwn) {
      for (JsonNode block : tree) {
        BLOCKS.forEach(kind -> ids.add(block.path(kind).path("id").asText()));
      }
      read(file, tree);
    }
  }

  private void read(Path file, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String text = field.getValue().asText();
      if (field.getKey().equals("process")) {
        steps.add(field.getValue().path("ref").asText());
      } else if (field.getKey().equals("uri") && isStatement(text)) {
        fault(
            file,
            LocalizedText.of(
                "route.sql", "SQL may not stand in a route; write sql:classpath:… or sql:file:…"));
      }
    }
    node.forEach(inner -> read(file, inner));
  }

  private void fault(Path file, LocalizedText what) {
    faults.add(LocalizedText.joined(": ", List.of(file, what)));
  }

  private static boolean isStatement(String uri) {
    return uri.startsWith("sql:")
        && !uri.startsWith("sql:classpath:")
        && !uri.startsWith("sql:file:");
  }

  private void checkNames() {
    RouteId.all()
        .filter(id -> !ids.contains(id))
        .forEach(
            id ->
                faults.add(
                    LocalizedText.of(
                        "route.missing", "no route file has {0}, which Java code names", id)));
    CountedStep.refs()
        .filter(step -> !steps.contains(step))
        .forEach(
            step ->
                faults.add(
                    LocalizedText.of(
                        "route.missing-step",
                        "no route file has a step {0}, which counts leads",
                        step)));
  }
}
