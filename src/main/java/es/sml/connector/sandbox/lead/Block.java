package es.sml.connector.sandbox.lead;

/**
 * A nested block of a lead or task after a request.
 *
 * @param id of the stored block, null for a new one
 * @param details all data of the block, including data that the body left out
 */
public record Block<T>(Long id, T details) {

  public static <T> Block<T> fresh(T details) {
    return new Block<>(null, details);
  }
}
