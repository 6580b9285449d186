package es.sml.connector.runtime.ext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds top-level blocks of a file in routes/ext that would change the connector's own routes: only
 * routes and beans with names of their own may be there.
 */
final class ExtDocument {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern NAME = Pattern.compile(ExtRoutes.PREFIX + "[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> BLOCKS = Set.of("route", "beans");
  private static final Set<String> ROUTE =
      Set.of("id", "description", "routeConfigurationId", "autoStartup", "from");
  private static final Set<String> BEAN =
      Set.of("name", "type", "properties", "constructors", "initMethod", "destroyMethod");

  private final Path file;
  private final List<LocalizedText> faults = new ArrayList<>();

  private ExtDocument(Path file) {
    this.file = file;
  }

  static List<LocalizedText> faults(Path file) {
    ExtDocument document = new ExtDocument(file);
    try {
      JsonNode tree = YAML.readTree(file.toFile());
      if (tree == null || !tree.isArray()) {
        document.fault(LocalizedText.of("ext.list", "a route file is a list of route and beans"));
      } else {
        tree.forEach(document::check);
      }
    } catch (IOException e) {
      document.fault(LocalizedText.of("route.not-yaml", "the file is not valid YAML"));
    }
    return document.faults;
  }

  private void check(JsonNode item) {
    for (Map.Entry<String, JsonNode> block : item.properties()) {
      if (!BLOCKS.contains(block.getKey())) {
        fault(
            LocalizedText.of(
                "ext.block", "{0} may not be used: write route or beans", block.getKey()));
      } else if (block.getKey().equals("route")) {
        checkNamed(
            LocalizedText.of("ext.id", "the id of a route"),
            block.getValue().path("id"),
            block.getValue(),
            ROUTE);
      } else {
        block
            .getValue()
            .forEach(
                bean ->
                    checkNamed(
                        LocalizedText.of("ext.name", "the name of a bean"),
                        bean.path("name"),
                        bean,
                        BEAN));
      }
    }
  }

  private void checkNamed(LocalizedText what, JsonNode name, JsonNode block, Set<String> keys) {
    if (!NAME.matches(name.asText())) {
      fault(
          LocalizedText.of(
              "ext.prefix",
              "{0} begins with ext- and has small letters, digits and hyphens: {1}",
              what,
              name.asText()));
    }
    block.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !keys.contains(key))
        .forEach(
            key ->
                fault(LocalizedText.of("ext.key", "{0}: {1} may not be used", name.asText(), key)));
  }

  private void fault(LocalizedText what) {
    faults.add(LocalizedText.joined(": ", List.of(file, what)));
  }
}
