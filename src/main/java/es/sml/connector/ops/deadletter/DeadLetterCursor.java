package es.sml.connector.ops.deadletter;

import es.sml.connector.ops.http.OpsException;

/**
 * The place after which a page begins.
 *
 * @param deadLetteredAt the time of the previous page's last dead letter
 * @param id its id; empty for the first of that time
 */
public record DeadLetterCursor(long deadLetteredAt, String id) {
  public static DeadLetterCursor read(String written) {
    String[] parts = written.split("-", 2);
    try {
      return new DeadLetterCursor(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : "");
    } catch (NumberFormatException e) {
      throw OpsException.wrong(
          "refused.next", "after must be the value of next of the previous page");
    }
  }

  static DeadLetterCursor of(DeadLetterRef last) {
    return new DeadLetterCursor(last.deadLetteredAt(), last.id());
  }

  String written() {
    return deadLetteredAt + "-" + id;
  }

  /** Returns the place for comparisons. */
  DeadLetterRef ref() {
    return new DeadLetterRef(null, deadLetteredAt, id, null, null, null, null, 1);
  }
}
