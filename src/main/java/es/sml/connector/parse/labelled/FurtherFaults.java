package es.sml.connector.parse.labelled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.template.FormatTemplate;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Finds the other faults of a template: it leaves out each wrong key, and reads the rest. */
final class FurtherFaults {
  // Each needed key accepts it.
  private static final String PLACEHOLDER = FormatTemplate.Confidence.ASSUMED.written();

  private final Path file;
  private final String yaml;
  private final ObjectMapper mapper;

  FurtherFaults(Path file, String yaml, ObjectMapper mapper) {
    this.file = file;
    this.yaml = yaml;
    this.mapper = mapper;
  }

  /** Adds them to the first one, as suppressed ones. */
  InvalidFormatFileException addedTo(InvalidFormatFileException first) {
    try {
      JsonNode tree = mapper.readTree(yaml);
      Set<String> keys = new HashSet<>(Set.of(first.key()));
      InvalidFormatFileException last = first;
      while (last != null && isMended(tree, last.key())) {
        last = fault(tree);
        if (last != null && keys.add(last.key())) { // else a needed key was left out
          first.addSuppressed(last);
        }
      }
    } catch (JsonProcessingException e) {
      return first; // its syntax is wrong, which is the first fault
    }
    return first;
  }

  private InvalidFormatFileException fault(JsonNode tree) {
    try {
      mapper.treeToValue(tree, FormatTemplate.class);
      return null;
    } catch (JsonProcessingException e) {
      return TemplateFaults.of(file, yaml, e);
    }
  }

  // An item of a list is left out with its list, so that the others keep their numbers.
  private static boolean isMended(JsonNode tree, String key) {
    int list = key.indexOf('[');
    String ofObjects = list < 0 ? key : key.substring(0, list);
    int dot = ofObjects.lastIndexOf('.');
    String parent = dot < 0 ? "" : "/" + ofObjects.substring(0, dot).replace('.', '/');
    String name = ofObjects.substring(dot + 1);
    if (name.isEmpty() || !(tree.at(parent) instanceof ObjectNode block)) {
      return false;
    }
    JsonNode removed = block.remove(name);
    if (removed == null) {
      block.put(name, PLACEHOLDER);
    }
    return removed == null || !removed.asText().equals(PLACEHOLDER);
  }
}
