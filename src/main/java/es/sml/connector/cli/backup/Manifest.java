package es.sml.connector.cli.backup;

import java.util.Map;

/**
 * The content of a backup file. It is the last entry of the file, so a file that ends too early has
 * none.
 *
 * @param stateAt the moment whose state the backup has
 * @param schema the version of the ledger's schema
 * @param parts the other entries by name
 */
record Manifest(
    String format, int version, String stateAt, String schema, Map<String, Part> parts) {
  static final String NAME = "manifest.json";
  static final String FORMAT = "sml-connector-backup";
  static final int VERSION = 1;

  record Part(long bytes, String sha256) {}

  static Manifest of(String stateAt, String schema, Map<String, Part> parts) {
    return new Manifest(FORMAT, VERSION, stateAt, schema, parts);
  }

  long bytes() {
    return parts.values().stream().mapToLong(Part::bytes).sum();
  }
}
