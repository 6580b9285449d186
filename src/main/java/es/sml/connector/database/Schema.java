package es.sml.connector.database;

import es.sml.connector.failure.NewerDataException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The schema that this program needs. Refuses a database that a newer version has changed. Only a
 * migration whose description begins with "compatible" leaves it usable for earlier versions, as
 * several nodes need it in an update.
 */
final class Schema {
  /** The version of the newest migration. */
  private static final BigDecimal NEWEST = new BigDecimal("24");

  private static final String COMPATIBLE = "compatible ";
  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /** Returns the name of this program, which each migration records. */
  static String thisProgram() {
    String version = Schema.class.getPackage().getImplementationVersion();
    return "sml-connector " + (version == null ? "(not packaged)" : version);
  }

  /** Returns true if this program can open a ledger of this version, and may upgrade it. */
  static boolean knows(String version) {
    return new BigDecimal(version).compareTo(NEWEST) <= 0;
  }

  /**
   * Returns true if no migration is missing, so that Flyway, which takes long to load, has nothing
   * to do.
   *
   * @param place the database, for the message
   * @throws NewerDataException if the program must not use it
   */
  static boolean isCurrent(DataSource source, String place) {
    List<Migration> applied = hasHistory(source) ? applied(source) : List.of();
    applied.stream()
        .filter(migration -> !knows(migration.version) && !migration.what.startsWith(COMPATIBLE))
        .max(Comparator.comparing(migration -> new BigDecimal(migration.version)))
        .ifPresent(
            newest -> {
              throw new NewerDataException(
                  "the ledger in %s has the schema %s, which %s wrote on %s. This program, %s, cannot use it"
                      .formatted(place, newest.version, newest.by, newest.day, thisProgram()));
            });
    return applied.stream().allMatch(Migration::success)
        && applied.stream().anyMatch(one -> new BigDecimal(one.version).compareTo(NEWEST) == 0);
  }

  private static boolean hasHistory(DataSource source) {
    try {
      return JdbcUtils.extractDatabaseMetaData(
          source,
          metaData -> {
            Connection connection = metaData.getConnection();
            try (ResultSet tables =
                metaData.getTables(
                    connection.getCatalog(), connection.getSchema(), HISTORY, null)) {
              return tables.next();
            }
          });
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("the ledger's tables cannot be listed", e);
    }
  }

  private static List<Migration> applied(DataSource source) {
    return JdbcClient.create(source)
        .sql(
            "SELECT version, description, installed_by, installed_on, success FROM "
                + HISTORY
                + " WHERE version IS NOT NULL")
        .query((row, number) -> migration(row))
        .list();
  }

  private static Migration migration(ResultSet row) throws SQLException {
    return new Migration(
        row.getString("version"),
        row.getString("description"),
        row.getString("installed_by"),
        row.getString("installed_on").substring(0, "2026-01-31".length()),
        row.getBoolean("success"));
  }

  private record Migration(String version, String what, String by, String day, boolean success) {}
}
