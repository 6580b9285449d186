package es.sml.connector.ops.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides persons in the configuration and the status: the name of a mail address, a phone number,
 * and what an operator typed about a pause.
 */
public final class BundleMask {
  private static final String HIDDEN = "***";
  private static final Pattern NAME_OF_ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:/\\[\\]=]+(?=@[\\w-])");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?:\\+|\\b00)\\d[\\d .-]{7,13}\\d"
              + "|(?<![\\w.])[6-9]\\d{2}[ .-]?(?:\\d{3}[ .-]?\\d{3}|\\d{2}(?:[ .-]?\\d{2}){2})(?!\\w)");
  private static final Pattern PAUSE = Pattern.compile("paused by .*");

  /** The fields of a pause that name an operator, or that an operator typed. */
  private static final Set<String> OF_A_PAUSE = Set.of("who", "reason");

  private BundleMask() {}

  public static String line(String text) {
    String masked = PAUSE.matcher(text).replaceAll("paused by " + HIDDEN);
    return PHONE.matcher(address(masked)).replaceAll(HIDDEN);
  }

  /** Masks only addresses, for lines with many numbers, such as metrics. */
  static String address(String text) {
    return NAME_OF_ADDRESS.matcher(text).replaceAll(HIDDEN);
  }

  static JsonNode tree(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      boolean isPause = object.has("who");
      object
          .properties()
          .forEach(
              field -> {
                boolean typed = isPause && OF_A_PAUSE.contains(field.getKey());
                masked.set(
                    line(field.getKey()),
                    typed ? JsonNodeFactory.instance.textNode(HIDDEN) : tree(field.getValue()));
              });
      return masked;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> masked.add(tree(each)));
      return masked;
    }
    return node.isTextual() ? JsonNodeFactory.instance.textNode(line(node.textValue())) : node;
  }
}
