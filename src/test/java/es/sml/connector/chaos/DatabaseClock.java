package es.sml.connector.chaos;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL clock that can be set, for new connections. */
final class DatabaseClock {
  private final JdbcClient database;

  private DatabaseClock(JdbcClient database) {
    this.database = database;
  }

  static DatabaseClock of(DataSource server) {
    JdbcClient database = JdbcClient.create(server);
    database.sql("CREATE SCHEMA chaos").update();
    database.sql("CREATE TABLE chaos.clock (ahead INTERVAL NOT NULL)").update();
    database.sql("INSERT INTO chaos.clock VALUES ('0')").update();
    database
        .sql(
            """
            CREATE FUNCTION chaos.clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE SQL VOLATILE
            AS 'SELECT pg_catalog.clock_timestamp() + ahead FROM chaos.clock'""")
        .update();
    // Precedes PostgreSQL's own functions, which otherwise come first unless they are named.
    database.sql("ALTER DATABASE postgres SET search_path = public, chaos, pg_catalog").update();
    return new DatabaseClock(database);
  }

  /** Sets the clock ahead of the time, or behind it. */
  void set(Duration ahead) {
    database
        .sql("UPDATE chaos.clock SET ahead = make_interval(secs => ?)")
        .param((double) ahead.toSeconds())
        .update();
  }
}
