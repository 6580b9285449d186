package es.sml.connector.signin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.signin.TokenServer;
import es.sml.connector.signin.token.SignInException;
import es.sml.connector.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRefreshTokenTest {
  private static final String CONFIGURED = SignInSettings.REFRESH_TOKEN;
  private static final String ROTATED = "r0tated-token-2";

  private final SettableClock clock = new SettableClock();
  private final TokenServer server = new TokenServer();
  private Path directory;

  @BeforeEach
  void rotateTheFirstToken(@TempDir Path data) throws Exception {
    directory = data.resolve("oauth");
    answerWithRefreshToken(ROTATED);
    signIn(CONFIGURED);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theNewTokenIsUsedFromThenOn() throws Exception {
    try (OAuthLogins logins = new OAuthLogins(directory, clock)) {
      MailboxLogin login = login(logins, CONFIGURED);
      login.secret();
      answerWithRefreshToken("r0tated-token-3");
      clock.advance(Duration.ofHours(1));
      login.secret();
      clock.advance(Duration.ofHours(1));
      login.secret();
    }
    assertThat(sent()).containsExactly(CONFIGURED, ROTATED, ROTATED, "r0tated-token-3");
  }

  @Test
  void theNewTokenSurvivesARestart() throws Exception {
    signIn(CONFIGURED);
    assertThat(sent()).containsExactly(CONFIGURED, ROTATED);
  }

  @Test
  void anotherConfiguredTokenIsUsedInstead() throws Exception {
    signIn("r3fresh-by-new-consent");
    assertThat(sent()).containsExactly(CONFIGURED, "r3fresh-by-new-consent");
  }

  @Test
  void nobodyElseCanReadTheFile() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    List<Path> files = files();
    assertThat(files).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
        .isEqualTo("rw-------");
    assertThat(files.get(0)).hasContent(ROTATED);
    assertThat(files.get(0).toString()).doesNotContain(CONFIGURED);
  }

  @Test
  void aFileThatHoldsNothingIsNotUsed() throws Exception {
    Files.writeString(files().get(0), "");
    signIn(CONFIGURED);
    assertThat(sent()).containsExactly(CONFIGURED, CONFIGURED);
  }

  @Test
  void aTokenThatCannotBeKeptIsUsedAllTheSame(@TempDir Path elsewhere) throws Exception {
    Path noDirectory = Files.writeString(elsewhere.resolve("file"), "");
    try (OAuthLogins logins = new OAuthLogins(noDirectory, clock)) {
      MailboxLogin login = login(logins, CONFIGURED);
      assertThat(login.secret()).isEqualTo("access");
      clock.advance(Duration.ofHours(1));
      assertThat(login.secret()).isEqualTo("access");
    }
    assertThat(sent()).containsExactly(CONFIGURED, CONFIGURED, ROTATED);
  }

  private void signIn(String configured) throws SignInException {
    try (OAuthLogins logins = new OAuthLogins(directory, clock)) {
      login(logins, configured).secret();
    }
  }

  private MailboxLogin login(OAuthLogins logins, String configured) {
    return logins.login(
        SignInSettings.refreshToken(server.url(), configured), "leads@autos-norte.example");
  }

  private void answerWithRefreshToken(String token) {
    server.answers(
        200,
        TokenServer.token("access", 3600).replace("}", ",\"refresh_token\":\"" + token + "\"}"));
  }

  private List<String> sent() {
    return server.forms().stream().map(form -> form.get("refresh_token")).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
