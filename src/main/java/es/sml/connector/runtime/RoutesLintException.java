package es.sml.connector.runtime;

import java.util.List;

/** Thrown when the route files are not sound; names every fault with its route and step. */
public class RoutesLintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoutesLintException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
