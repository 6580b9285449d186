package es.sml.connector.database;

import es.sml.connector.failure.NewerDataException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Refuses a database that a newer version has changed. Only a migration whose description begins
 * with "compatible" leaves it usable for earlier versions, as several nodes need it in an update.
 */
final class NewerSchema {
  private static final String COMPATIBLE = "compatible ";

  private NewerSchema() {}

  /** Returns the name of this program, which each migration records. */
  static String thisProgram() {
    String version = NewerSchema.class.getPackage().getImplementationVersion();
    return "sml-connector " + (version == null ? "(not packaged)" : version);
  }

  /**
   * @param place the database, for the message
   * @throws NewerDataException if the program must not use it
   */
  static void refuse(Flyway flyway, String place) {
    Stream.of(flyway.info().applied())
        .filter(NewerSchema::isUnusable)
        .max(Comparator.comparing(MigrationInfo::getVersion))
        .ifPresent(
            newest -> {
              throw new NewerDataException(
                  "the ledger in %s has the schema %s, which %s wrote on %tF. This program, %s, cannot use it"
                      .formatted(
                          place,
                          newest.getVersion(),
                          newest.getInstalledBy(),
                          newest.getInstalledOn(),
                          thisProgram()));
            });
  }

  private static boolean isUnusable(MigrationInfo migration) {
    return (migration.getState() == MigrationState.FUTURE_SUCCESS
            || migration.getState() == MigrationState.FUTURE_FAILED)
        && !migration.getDescription().startsWith(COMPATIBLE);
  }
}
