package es.sml.connector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of the users' own: a folder with a message and what must be read from it.
 *
 * @param message the file message.*
 * @param dealer whose message it is; null for nobody's in particular
 * @param exact whether nothing more than what is expected may be read
 * @param expected one object for each lead, as parse prints them
 */
record TestCase(String name, Path message, String dealer, boolean exact, List<JsonNode> expected) {
  private static final String EXPECTED = "expected.json";

  /** Thrown for a folder that is no case: its message names file, line and remedy. */
  static final class InvalidCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCaseException(String message) {
      super(message);
    }
  }

  /** The cases of all folders of the directory, by name; none if it does not exist. */
  static List<TestCase> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory)) {
      return folders.filter(Files::isDirectory).sorted().map(TestCase::read).toList();
    }
  }

  private static TestCase read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Path message =
          files
              .filter(file -> file.getFileName().toString().startsWith("message."))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidCaseException(
                          folder + ": needs a file message.eml, .xml, .json, .csv or .txt"));
      return read(folder, message);
    } catch (IOException e) {
      throw new InvalidCaseException(folder + ": cannot be read");
    }
  }

  private static TestCase read(Path folder, Path message) throws IOException {
    Path file = folder.resolve(EXPECTED);
    if (!Files.isRegularFile(file)) {
      throw new InvalidCaseException(
          folder + ": needs " + EXPECTED + ", which \"parse\" of its message can begin");
    }
    List<JsonNode> expected = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        MessageFiles.JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        (value.isArray() ? value : List.of(value)).forEach(expected::add);
      }
    } catch (JsonProcessingException e) {
      throw new InvalidCaseException(file + ":" + e.getLocation().getLineNr() + ": not valid JSON");
    }
    if (expected.isEmpty() || !expected.stream().allMatch(JsonNode::isObject)) {
      throw new InvalidCaseException(file + ": needs at least one object like a line of \"parse\"");
    }
    String dealer = expected.get(0).path("dealer").asText(null);
    boolean exact = expected.get(0).path("match").asText("subset").equals("exact");
    for (JsonNode line : expected) {
      ((ObjectNode) line).remove(List.of("dealer", "match", "file", "explain"));
    }
    return new TestCase(folder.getFileName().toString(), message, dealer, exact, expected);
  }

  /** What differs from what was read; empty if the case holds. */
  List<String> differences(List<ObjectNode> read) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), read.size()); i++) {
      String which = expected.size() == 1 && read.size() == 1 ? "" : "line " + (i + 1) + ", ";
      if (i >= read.size()) {
        differences.add(which + "expected " + expected.get(i) + ", is absent");
      } else if (i >= expected.size()) {
        differences.add(which + "is " + summary(read.get(i)) + ", not expected");
      } else {
        ObjectNode line = read.get(i).deepCopy().without("file");
        // What SML's names become is asked for only where a case says so.
        ObjectNode asked = expected.get(i).has("sml") ? line : line.without("sml");
        JsonDifference.between(expected.get(i), asked, exact)
            .forEach(difference -> differences.add(which + difference));
      }
    }
    return differences;
  }

  private static String summary(ObjectNode line) {
    return line.path("outcome").asText() + " " + line.path("reason").asText();
  }
}
