package es.sml.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresqlLoginTest {
  @TempDir private Path directory;

  @Test
  void namesTheCauseAndTheRemedy() {
    DatabaseSettings right = PostgresqlServer.settings(directory, 2);
    assertThat(PostgresqlLogin.trouble(right)).isNull();
    String url = right.url().replaceFirst("\\?.*", "");
    assertThat(trouble(url.replaceFirst("/[^/]*$", "/absent")))
        .contains("has no such database; correct its name in database.url");
    assertThat(trouble(url + "?sslmode=verify-full"))
        .startsWith("TLS to PostgreSQL at localhost:")
        .contains("check sslmode and sslrootcert in database.url");
    String away = "jdbc:postgresql://localhost:" + FreePorts.next() + "/sml";
    assertThat(trouble(away)).contains(" does not respond (", "check that it runs");
    assertThatThrownBy(() -> Database.open(settings(away), directory))
        .isInstanceOf(DatabaseAwayException.class)
        .hasNoCause()
        .hasMessage(trouble(away));
  }

  private static String trouble(String url) {
    return String.valueOf(PostgresqlLogin.trouble(settings(url)));
  }

  private static DatabaseSettings settings(String url) {
    return new DatabaseSettings(url, "postgres", new Secret("postgres"), 2);
  }
}
