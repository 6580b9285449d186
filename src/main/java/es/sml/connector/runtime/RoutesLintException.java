package es.sml.connector.runtime;

import java.util.List;

/** Thrown when route files have faults; names every fault with its route and step. */
public class RoutesLintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoutesLintException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
