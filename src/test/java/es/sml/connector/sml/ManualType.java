package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The type of a field or parameter, as a row of docs/sml-conformance.md writes it.
 *
 * @param printed word of the type in the manual's sample, such as "text" or "one of"
 * @param read word of the type that the connector reads, mostly the same
 * @param choices the values of "one of", or the operation of "from"
 * @param mayMiss whether a response may lack the field
 */
public record ManualType(
    String printed, String read, List<String> choices, boolean required, boolean mayMiss) {
  private static final String DATE = "2019-05-08T11:25:48.537Z";

  static ManualType of(String written) {
    String type = written;
    boolean required = type.endsWith(" required");
    type = required ? type.substring(0, type.length() - 9) : type;
    boolean mayMiss = type.endsWith("?");
    type = mayMiss ? type.substring(0, type.length() - 1) : type;
    for (String word : List.of("one of", "from")) {
      if (type.startsWith(word + " ")) {
        List<String> choices = List.of(type.substring(word.length() + 1).split("/", -1));
        return new ManualType(word, word, choices, required, mayMiss);
      }
    }
    String[] words = type.split("/", 2);
    ManualType read =
        new ManualType(words[0], words[words.length - 1], List.of(), required, mayMiss);
    sample(read.printed());
    sample(read.read());
    return read;
  }

  /** Returns whether a value is an id that another operation, or the lead itself, shows. */
  boolean isId() {
    return printed.equals("from") || printed.equals("own id");
  }

  /** Returns JSON that the type's field may have in a request; ids are zero. */
  public List<String> values() {
    return switch (printed) {
      case "one of" -> choices.stream().map(choice -> "\"" + choice + "\"").toList();
      case "boolean" -> List.of("false", "true");
      default -> List.of(sample(printed));
    };
  }

  /** Returns JSON that the type's field must not have in a request. */
  public String wrong() {
    return printed.equals("text") ? "{}" : "\"unlisted\"";
  }

  /** Returns values of a parameter's text; empty if they are ids of another operation. */
  List<String> texts() {
    return switch (printed) {
      case "from" -> List.of();
      case "one of" -> choices;
      case "boolean" -> List.of("true", "false", "");
      case "integers" -> List.of("1", "1,2,4");
      case "text" -> List.of("an", "Ana López+1");
      default -> List.of("1");
    };
  }

  /** Returns a value of a parameter's text that must be refused; null if each text is allowed. */
  String wrongText() {
    return printed.equals("text") ? null : "unlisted";
  }

  /**
   * Returns JSON of a field in a response.
   *
   * @param asRead of the type that the connector reads, not of the type that the manual prints
   */
  String sample(boolean asRead) {
    return printed.equals("one of") ? values().get(0) : sample(asRead ? read : printed);
  }

  private static String sample(String word) {
    return switch (word) {
      case "text" -> "\"string\"";
      case "e-mail" -> "\"user@example.com\"";
      case "link" -> "\"http://127.0.0.1/api/?page=2\"";
      case "time" -> "\"" + DATE + "\"";
      case "integer" -> "1900";
      case "number", "own id", "from" -> "0";
      case "integers" -> "[0]";
      case "boolean" -> "true";
      case "block" -> "{}";
      case "list" -> "[{}]";
      default -> throw new IllegalArgumentException("no type: " + word);
    };
  }

  /** Returns the values as the contract's texts name them. */
  public String allowed() {
    return switch (printed) {
      case "one of" ->
          choices.size() == 1 ? choices.get(0) : "one of " + String.join(", ", choices);
      case "integer", "integers", "from", "own id" -> "a whole number";
      case "boolean" -> "true or false";
      case "block", "list" -> "a block";
      default -> "a text";
    };
  }

  /** Returns whether a value in a response is what the connector reads. */
  boolean fits(JsonNode value) {
    return switch (read) {
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "block" -> value.isObject();
      case "list", "integers" -> value.isArray();
      default -> value.isTextual();
    };
  }

  /** Returns whether the type is one of the words. */
  public boolean is(String... words) {
    return List.of(words).contains(printed);
  }
}
