package es.sml.connector.runtime.start;

import org.apache.commons.lang3.Strings;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Searches the messages of a failure and its causes for a text. */
final class Causes {
  private Causes() {}

  static boolean anyOf(Throwable failure, String... texts) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(cause -> Strings.CS.containsAny(cause.getMessage(), texts));
  }
}
