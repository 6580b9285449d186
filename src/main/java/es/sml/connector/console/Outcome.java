package es.sml.connector.console;

import java.util.Map;

/** What a page comes to. */
sealed interface Outcome {
  /**
   * A template with its values.
   *
   * @param status as in HTTP
   */
  record View(String template, int status, Map<String, Object> values) implements Outcome {
    View(String template, Map<String, Object> values) {
      this(template, 200, values);
    }
  }

  /**
   * Another page of the console.
   *
   * @param address from the server's root on
   */
  record Move(String address) implements Outcome {}
}
