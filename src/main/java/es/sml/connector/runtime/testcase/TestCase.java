package es.sml.connector.runtime.testcase;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.parse.trial.MessageTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test case of the user: a folder with a message and the expected result. It decides which fields
 * are compared, and refuses an invalid case.
 *
 * @param message the file message.*
 * @param dealer the dealer of the message; null for no specific dealer
 * @param exact true if the result may have no other fields
 * @param expected one object per lead, as parse prints it
 */
public record TestCase(
    String name, Path message, String dealer, boolean exact, List<JsonNode> expected) {
  private static final String EXPECTED = "expected.json";

  /** Thrown for an invalid test case. Its message has the file, the line and the remedy. */
  public static final class InvalidCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCaseException(String message) {
      super(message);
    }
  }

  /** Returns the cases of a directory by name; none if the directory does not exist. */
  public static List<TestCase> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory)) {
      return folders.filter(Files::isDirectory).sorted().map(TestCase::read).toList();
    }
  }

  public static TestCase read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Path message =
          files
              .filter(file -> file.getFileName().toString().startsWith("message."))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidCaseException(
                          say(
                              "test.no-message",
                              "{0}: the message is missing; add message.eml, .xml, .json, .csv or .txt",
                              folder)));
      return read(folder, message);
    } catch (IOException e) {
      throw new InvalidCaseException(
          say("test.unreadable", "{0}: cannot be read; check its permissions", folder));
    }
  }

  private static TestCase read(Path folder, Path message) throws IOException {
    Path file = folder.resolve(EXPECTED);
    if (!Files.isRegularFile(file)) {
      throw new InvalidCaseException(
          say(
              "test.no-expected",
              "{0}: {1} is missing; begin with the output of \"parse\" for the message",
              folder,
              EXPECTED));
    }
    List<JsonNode> expected = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        MessageTrial.JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        (value.isArray() ? value : List.of(value)).forEach(expected::add);
      }
    } catch (JsonProcessingException e) {
      throw new InvalidCaseException(
          say("test.no-json", "{0}:{1}: not valid JSON", file, e.getLocation().getLineNr()));
    }
    if (expected.isEmpty() || !expected.stream().allMatch(JsonNode::isObject)) {
      throw new InvalidCaseException(
          say(
              "test.no-object",
              "{0}: must have at least one object in the form of a line of \"parse\"",
              file));
    }
    String dealer = expected.get(0).path("dealer").asText(null);
    boolean exact = expected.get(0).path("match").asText("subset").equals("exact");
    for (JsonNode line : expected) {
      ((ObjectNode) line).remove(List.of("dealer", "match", "file", "explain"));
    }
    return new TestCase(folder.getFileName().toString(), message, dealer, exact, expected);
  }

  /** Returns the differences to the actual result; empty if there are none. */
  public List<String> differences(List<ObjectNode> read) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), read.size()); i++) {
      String which =
          expected.size() == 1 && read.size() == 1 ? "" : say("test.line", "line {0}, ", i + 1);
      if (i >= read.size()) {
        differences.add(
            say("test.missing", "{0}expected {1}, but it is missing", which, expected.get(i)));
      } else if (i >= expected.size()) {
        differences.add(
            say(
                "test.unexpected",
                "{0}is {1}, which is not expected",
                which,
                summary(read.get(i))));
      } else {
        ObjectNode line = read.get(i).deepCopy().without("file");
        // The field sml is compared only if the case has it.
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
