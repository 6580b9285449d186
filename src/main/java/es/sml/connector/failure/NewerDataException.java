package es.sml.connector.failure;

/**
 * Thrown when a newer version of the connector has written the data. A restart does not help: the
 * message names the data and the remedy.
 */
public class NewerDataException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public NewerDataException(String reason) {
    super(
        reason
            + ". Install the version that wrote it, or a later one. Or restore the backup from"
            + " before the update: docs/upgrade.md");
  }
}
