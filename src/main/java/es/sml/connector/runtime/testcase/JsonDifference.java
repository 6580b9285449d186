package es.sml.connector.runtime.testcase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Finds the differences between expected and actual JSON, with the path of each. */
final class JsonDifference {
  private final boolean exact;
  private final List<String> differences = new ArrayList<>();

  private JsonDifference(boolean exact) {
    this.exact = exact;
  }

  /**
   * Compares the two.
   *
   * @param exact false allows additional fields and list elements, in any order
   */
  static List<String> between(JsonNode expected, JsonNode actual, boolean exact) {
    JsonDifference difference = new JsonDifference(exact);
    difference.compare("", expected, actual);
    return difference.differences;
  }

  private void compare(String path, JsonNode expected, JsonNode actual) {
    if (actual == null || actual.isMissingNode()) {
      differences.add(path + ": expected " + expected + ", but it is missing");
    } else if (expected.isObject() && actual.isObject()) {
      compareObjects(path, expected, actual);
    } else if (expected.isArray() && actual.isArray()) {
      compareLists(path, expected, actual);
    } else if (!isSame(expected, actual)) {
      differences.add(path + ": expected " + expected + ", but it is " + actual);
    }
  }

  // Parsed numbers have no type, but numbers of a tree have.
  private static boolean isSame(JsonNode expected, JsonNode actual) {
    return expected.equals(actual) || expected.toString().equals(actual.toString());
  }

  private void compareObjects(String path, JsonNode expected, JsonNode actual) {
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      compare(below, field.getValue(), actual.get(field.getKey()));
    }
    for (Map.Entry<String, JsonNode> field : actual.properties()) {
      if (exact && !expected.has(field.getKey())) {
        String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        differences.add(below + ": is " + field.getValue() + ", which is not expected");
      }
    }
  }

  private void compareLists(String path, JsonNode expected, JsonNode actual) {
    if (exact) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        String below = path + "[" + i + "]";
        if (i < expected.size()) {
          compare(below, expected.get(i), actual.get(i));
        } else {
          differences.add(below + ": is " + actual.get(i) + ", which is not expected");
        }
      }
      return;
    }
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    for (int i = 0; i < expected.size(); i++) {
      if (!removeOne(expected.get(i), left)) {
        differences.add(
            path + "[" + i + "]: expected " + expected.get(i) + ", but the list is " + actual);
      }
    }
  }

  private static boolean removeOne(JsonNode expected, List<JsonNode> left) {
    for (Iterator<JsonNode> each = left.iterator(); each.hasNext(); ) {
      if (between(expected, each.next(), false).isEmpty()) {
        each.remove();
        return true;
      }
    }
    return false;
  }
}
