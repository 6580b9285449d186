package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** JSON made of the fields that docs/sml-conformance.md lists, each at its path. */
public final class ManualSample {
  private ManualSample() {}

  /**
   * Returns a response with each field.
   *
   * @param read with the types that the connector reads, not with those that the manual prints
   */
  public static ObjectNode response(List<ManualFact.Field> fields, boolean read) {
    ObjectNode sample = SmlJson.MAPPER.createObjectNode();
    for (ManualFact.Field field : fields) {
      set(sample, field.path(), json(field.type().sample(read)));
    }
    return sample;
  }

  /** Returns the body of a request with each field; a task is an appraisal. */
  static ObjectNode request(String operation) {
    ObjectNode sample = SmlJson.MAPPER.createObjectNode();
    for (ManualFact.BodyField field : ManualFact.all(ManualFact.BodyField.class, operation)) {
      List<String> values = field.type().values();
      String appraisal = "\"appraisal\"";
      String value = values.contains(appraisal) ? appraisal : values.get(0);
      set(sample, field.path(), json(value));
    }
    return sample;
  }

  /** Puts a value at a path such as {@code note[].content}; an entry of a list is its first. */
  public static void set(ObjectNode tree, String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    ObjectNode block = tree;
    for (String name : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.", -1)) {
      String field = name.replace("[]", "");
      if (!block.has(field)) {
        block.set(field, json(name.endsWith("[]") ? "[{}]" : "{}"));
      }
      JsonNode inner = block.get(field);
      block = (ObjectNode) (inner.isArray() ? inner.get(0) : inner);
    }
    block.set(path.substring(dot + 1), value);
  }

  /** Takes the value at a path away. */
  static void remove(ObjectNode tree, String path) {
    int dot = path.lastIndexOf('.');
    ObjectNode block = dot < 0 ? tree : (ObjectNode) tree.at(pointer(path.substring(0, dot)));
    block.remove(path.substring(dot + 1));
  }

  /** Returns the pointer of a path; an entry of a list is its first. */
  static String pointer(String path) {
    return "/" + path.replace("[]", ".0").replace('.', '/');
  }

  /** Returns the values at a path, of each entry of a list; a block that is null has none. */
  static List<JsonNode> valuesAt(JsonNode tree, String path) {
    List<JsonNode> found = List.of(tree);
    for (String name : path.split("\\.", -1)) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode block : found.stream().filter(each -> !each.isNull()).toList()) {
        JsonNode value = block.path(name.replace("[]", ""));
        if (name.endsWith("[]")) {
          value.forEach(next::add);
        } else {
          next.add(value);
        }
      }
      found = next;
    }
    return found;
  }

  public static JsonNode json(String text) {
    try {
      return SmlJson.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
