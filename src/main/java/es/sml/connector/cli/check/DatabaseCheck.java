package es.sml.connector.cli.check;

import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.database.PostgresqlLogin;
import es.sml.connector.language.LocalizedText;

/** Checks the login to the ledger's PostgreSQL. */
record DatabaseCheck(DatabaseSettings database, CheckReport report) {
  void run() {
    if (!database.postgresql()) {
      return;
    }
    LocalizedText trouble = PostgresqlLogin.trouble(database);
    report.add(
        trouble == null ? Result.OK : Result.FAILURE,
        LocalizedText.of("check.database", "database"),
        LocalizedText.untranslated("database.url"),
        trouble == null
            ? LocalizedText.of("check.database-login", "PostgreSQL accepts the login")
            : trouble);
  }
}
