package es.sml.connector.database;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Creates Quartz's tables in PostgreSQL with Quartz's own script. */
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

  /** Returns no checksum, because a new version of Quartz's script is not a fault. */
  @Override
  public Integer getChecksum() {
    return null;
  }

  /** Returns false, because the script commits its own transaction. */
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
