package es.sml.connector.runtime.ext;

import java.util.List;

/** Thrown when route files have faults; names every fault with its route and step. */
public class RoutesLintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RoutesLintException(List<String> faults) {
    super(String.join("\n", faults));
  }

  /** Returns the faults, one by one. */
  public List<String> faults() {
    return List.of(getMessage().split("\n", -1));
  }
}
