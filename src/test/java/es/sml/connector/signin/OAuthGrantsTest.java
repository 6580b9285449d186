package es.sml.connector.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.credential.OAuthSettings;
import es.sml.connector.signin.credential.SignInSettings;
import es.sml.connector.testing.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuthGrantsTest {
  private static final String MAILBOX = "leads@autos-norte.example";

  private final SettableClock clock = new SettableClock();
  private final TokenServer server = new TokenServer();
  private OAuthLogins logins;

  @BeforeEach
  void giveATokenToWhoeverAsks(@TempDir Path directory) {
    server.gives("access-1", 3600);
    logins = new OAuthLogins(directory, clock);
  }

  @AfterEach
  void close() {
    logins.close();
    server.close();
  }

  @Test
  void anAppAsksWithItsSecret() throws Exception {
    MailboxLogin login = logins.login(SignInSettings.clientCredentials(server.url()), MAILBOX);

    assertThat(login.isToken()).isTrue();
    assertThat(login.secret()).isEqualTo("access-1");
    assertThat(server.forms())
        .containsExactly(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "app-1",
                "client_secret", SignInSettings.CLIENT_SECRET,
                "scope", "https://outlook.office365.com/.default"));
  }

  @Test
  void aPublicAppAsksWithItsUsersRefreshToken() throws Exception {
    OAuthSettings settings =
        SignInSettings.refreshToken(server.url(), SignInSettings.REFRESH_TOKEN);

    assertThat(logins.login(settings, MAILBOX).secret()).isEqualTo("access-1");
    assertThat(server.forms())
        .containsExactly(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                SignInSettings.REFRESH_TOKEN,
                "client_id",
                "app-1",
                "scope",
                "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"));
  }

  @Test
  void aRefreshTokenGoesWithTheClientSecretWhereThereIsOne() throws Exception {
    OAuthSettings settings =
        SignInSettings.google(
            server.url(),
            "app-2",
            new Secret(SignInSettings.CLIENT_SECRET),
            new Secret(SignInSettings.REFRESH_TOKEN));

    assertThat(logins.login(settings, MAILBOX).secret()).isEqualTo("access-1");
    assertThat(server.forms())
        .containsExactly(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                SignInSettings.REFRESH_TOKEN,
                "client_id",
                "app-2",
                "client_secret",
                SignInSettings.CLIENT_SECRET));
  }

  @Test
  void aServiceAccountSignsForTheMailboxsUser() throws Exception {
    KeyPair pair = SignInSettings.keyPair();
    OAuthSettings settings =
        SignInSettings.serviceAccount(server.url(), SignInSettings.keyFile(pair));

    assertThat(logins.login(settings, MAILBOX).secret()).isEqualTo("access-1");

    Map<String, String> form = server.forms().get(0);
    assertThat(form).containsOnlyKeys("grant_type", "assertion");
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    SignedJWT jwt = SignedJWT.parse(form.get("assertion"));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
    assertThat(jwt.getHeader().toJSONObject())
        .containsOnly(
            Map.entry("alg", "RS256"), Map.entry("typ", "JWT"), Map.entry("kid", "key-7"));
    long now = clock.instant().getEpochSecond();
    assertThat(jwt.getPayload().toJSONObject())
        .containsOnly(
            Map.entry("iss", "reader@leads.example"),
            Map.entry("sub", MAILBOX),
            Map.entry("aud", server.url().toString()),
            Map.entry("scope", "https://mail.google.com/"),
            Map.entry("iat", now - 60),
            Map.entry("exp", now + 600));
    assertThat(jwt.getJWTClaimsSet().getExpirationTime())
        .isBefore(
            Date.from(jwt.getJWTClaimsSet().getIssueTime().toInstant().plus(Duration.ofHours(1))));
  }

  @Test
  void mailboxesOfTheSameSettingsShareOneToken() throws Exception {
    OAuthSettings settings = SignInSettings.clientCredentials(server.url());
    OAuthSettings same = SignInSettings.clientCredentials(server.url());

    logins.login(settings, MAILBOX).secret();
    logins.login(same, "otra@autos-norte.example").secret();
    assertThat(server.forms()).hasSize(1);

    URI elsewhere = URI.create(server.url() + "?cloud=other");
    logins.login(SignInSettings.clientCredentials(elsewhere), MAILBOX).secret();
    assertThat(server.forms()).hasSize(2);
  }

  @Test
  void aServiceAccountHasATokenForEachUser() throws Exception {
    OAuthSettings settings =
        SignInSettings.serviceAccount(
            server.url(), SignInSettings.keyFile(SignInSettings.keyPair()));

    logins.login(settings, MAILBOX).secret();
    logins.login(settings, "otra@autos-norte.example").secret();
    logins.login(settings, MAILBOX).secret();

    assertThat(server.forms()).hasSize(2);
  }
}
