package es.sml.connector.database;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Makes Quartz's tables in PostgreSQL by the script that Quartz itself brings. */
final class QuartzTables implements JavaMigration {
  private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("8.2");
  }

  @Override
  public String getDescription() {
    return "quartz";
  }

  /** Another script of Quartz's is no reason to refuse a database that has the tables. */
  @Override
  public Integer getChecksum() {
    return null;
  }

  /** The script ends its transaction itself. */
  @Override
  public boolean canExecuteInTransaction() {
    return false;
  }

  @Override
  public void migrate(Context context) {
    ScriptUtils.executeSqlScript(
        context.getConnection(), new EncodedResource(new ClassPathResource(SCRIPT)));
  }
}
