package es.sml.connector.sml.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.SmlJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fills in the ids of nested blocks. Without an id SML replaces the existing block with a new one
 * (Kit para Desarrolladores, "Modificar Lead").
 */
final class NestedIds {
  private static final List<String> LISTS = List.of("note", "tags", "task");
  private static final List<String> BLOCKS = List.of("vehicle", "client", "request", "appraisal");

  private NestedIds() {}

  /** Returns whether the changes could replace existing data. */
  static boolean isMissing(JsonNode changes) {
    for (String name : BLOCKS) {
      JsonNode block = changes.path(name);
      if (block.isObject() && (!block.has("id") || isMissing(block))) {
        return true;
      }
    }
    return LISTS.stream().anyMatch(name -> changes.path(name).isArray());
  }

  /**
   * Returns the changes with possible ids filled in, to check them before the real ids are read.
   */
  static JsonNode assumed(JsonNode changes) {
    JsonNode assumed = changes.deepCopy();
    for (String name : BLOCKS) {
      if (assumed.path(name) instanceof ObjectNode block) {
        if (!block.has("id")) {
          block.put("id", 0);
        }
        ((ObjectNode) assumed).set(name, assumed(block));
      }
    }
    for (JsonNode task : assumed.path("task")) {
      if (task instanceof ObjectNode entry && entry.has("id")) {
        entry.setAll((ObjectNode) assumed(entry));
      }
    }
    return assumed;
  }

  /**
   * Returns the changes with ids, so that each block updates the existing one. Each list keeps its
   * unnamed entries. A new block stays without an id.
   *
   * @param current the lead or task as SML shows it
   */
  static ObjectNode filled(JsonNode changes, JsonNode current) {
    ObjectNode filled = changes.deepCopy();
    for (String name : BLOCKS) {
      if (filled.path(name).isObject() && current.path(name).isObject()) {
        filled.set(name, block(filled.path(name), current.path(name)));
      }
    }
    for (String name : LISTS) {
      if (filled.path(name).isArray()) {
        filled.set(name, list((ArrayNode) filled.path(name), current.path(name)));
      }
    }
    return filled;
  }

  private static ObjectNode block(JsonNode changes, JsonNode current) {
    ObjectNode block = filled(changes, current);
    if (!block.has("id")) {
      block.put("id", SmlJson.id(current.path("id")));
    }
    return block;
  }

  private static ArrayNode list(ArrayNode changes, JsonNode current) {
    ArrayNode list = changes.arrayNode();
    Set<JsonNode> named = new HashSet<>();
    for (JsonNode entry : changes) {
      JsonNode there = there(entry, current, named);
      if (there == null) {
        list.add(entry);
      } else {
        named.add(there.path("id"));
        list.add(block(entry, there));
      }
    }
    for (JsonNode entry : current) {
      if (!named.contains(entry.path("id"))) {
        list.addObject().put("id", SmlJson.id(entry.path("id")));
      }
    }
    return list;
  }

  // Matched by id, or by the same text: a label that is sent again is not a second one.
  private static JsonNode there(JsonNode entry, JsonNode current, Set<JsonNode> named) {
    for (JsonNode each : current) {
      boolean same =
          entry.has("id")
              ? entry.path("id").asLong() == each.path("id").asLong()
              : entry.has("content")
                  && entry.path("content").equals(each.path("content"))
                  && !named.contains(each.path("id"));
      if (same) {
        return each;
      }
    }
    return null;
  }
}
