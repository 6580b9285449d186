package es.sml.connector.console.request;

import es.sml.connector.ops.http.OpsFile;
import java.util.Map;

/** The outcome of a request for a page. */
public sealed interface Outcome {
  /**
   * A template with its values.
   *
   * @param status the HTTP status
   */
  record View(String template, int status, Map<String, Object> values) implements Outcome {
    public View(String template, Map<String, Object> values) {
      this(template, 200, values);
    }
  }

  /**
   * A redirect to another page of the console.
   *
   * @param address the path from the server's root
   */
  record Move(String address) implements Outcome {}

  record File(OpsFile file) implements Outcome {}
}
