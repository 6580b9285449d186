package es.sml.connector.ops.logging;

import java.util.regex.Pattern;

/**
 * Masks the properties of a message in what the broker logs: they have the names of files and the
 * reasons of dead letters, so they have customers' data.
 */
final class BrokerMessageMask {
  private static final String MASKED = "TypedProperties[…";

  // A property may have any text, also brackets and line breaks, so only a stack ends the mask.
  private static final Pattern IN_TEXT =
      Pattern.compile("TypedProperties\\[.*?(?=\\R\\tat |\\z)", Pattern.DOTALL);

  private static final Pattern IN_JSON =
      Pattern.compile("TypedProperties\\[(?:[^\"\\\\]|\\\\.)*+", Pattern.DOTALL);

  private BrokerMessageMask() {}

  static String text(String text) {
    return IN_TEXT.matcher(text).replaceAll(MASKED);
  }

  /** Masks within the strings of a JSON text. */
  static String json(String json) {
    return IN_JSON.matcher(json).replaceAll(MASKED);
  }
}
