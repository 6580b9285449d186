package es.sml.connector.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Makes Quartz's tables in PostgreSQL by the script that Quartz itself brings. */
final class QuartzTables extends BaseJavaMigration {
  private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("8.2");
  }

  @Override
  public String getDescription() {
    return "quartz";
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    ScriptUtils.executeSqlScript(connection, new EncodedResource(new ClassPathResource(SCRIPT)));
  }
}
