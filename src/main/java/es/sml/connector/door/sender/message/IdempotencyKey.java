package es.sml.connector.door.sender.message;

import es.sml.connector.door.request.DoorRequest;

/** The header Idempotency-Key: a quoted text. Many programs leave the quotes out. */
public final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private IdempotencyKey() {}

  /** Returns the key; null if it is absent or empty. */
  public static String of(DoorRequest request) {
    String written = request.header(HEADER);
    String text = written == null ? "" : written.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String key =
        quoted
            ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
            : text;
    return key.isBlank() ? null : key;
  }
}
