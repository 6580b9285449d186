package es.sml.connector.door.sender.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Decides which ids of senders are usable, by length and characters. An id is a text, however it is
 * written.
 */
public final class SenderIds {
  private static final int LONGEST = 255;

  private SenderIds() {}

  /** Returns the id; null if it is absent or unusable. Then the bytes name the message. */
  public static String of(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.isBoolean() ? of(value.asText()) : null;
  }

  /** Returns the id; null if it is absent or unusable. Then the bytes name the message. */
  public static String of(String written) {
    String id = written == null ? "" : written.strip();
    boolean usable =
        !id.isEmpty() && id.length() <= LONGEST && id.chars().noneMatch(Character::isISOControl);
    return usable ? id : null;
  }
}
