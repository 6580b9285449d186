package es.sml.connector.sandbox;

/**
 * A nested block of a lead or task as a body leaves it.
 *
 * @param id of the stored block that it is or updates, null for a new one
 * @param details all that the block says, whatever of it the body repeats
 */
record Block<T>(Long id, T details) {

  static <T> Block<T> fresh(T details) {
    return new Block<>(null, details);
  }
}
