package es.sml.connector.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.WrittenConfiguration;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.credential.OAuthSettings;
import es.sml.connector.signin.credential.SignInSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInKeysTest {
  private static final Secret SECRET = new Secret(WrittenConfiguration.SECRET);

  @TempDir private Path directory;

  private final List<Problem> problems = new ArrayList<>();

  /** Where the block stands in an inbox. */
  record Written(OAuthSettings signIn) {}

  @Test
  void anAppOfMicrosoft() throws Exception {
    assertThat(
            bound(
                """
                sign-in:
                  provider: microsoft
                  tenant: 6f1c1e9e-0000-4000-8000-000000000001
                  client-id: 6f1c1e9e-0000-4000-8000-000000000002
                  client-secret: env:MAIL_SECRET
                """))
        .isEqualTo(
            new OAuthSettings(
                OAuthSettings.Provider.MICROSOFT,
                "6f1c1e9e-0000-4000-8000-000000000001",
                "6f1c1e9e-0000-4000-8000-000000000002",
                SECRET,
                null,
                null,
                null,
                null));
  }

  @Test
  void everyOtherKey() throws Exception {
    assertThat(
            bound(
                """
                sign-in:
                  provider: Microsoft
                  client-id: app
                  refresh-token: env:MAIL_SECRET
                  token-url: https://login.microsoftonline.us/autos.example/oauth2/v2.0/token
                  scope: https://outlook.office365.us/IMAP.AccessAsUser.All offline_access
                """))
        .isEqualTo(
            new OAuthSettings(
                OAuthSettings.Provider.MICROSOFT,
                null,
                "app",
                null,
                SECRET,
                null,
                URI.create("https://login.microsoftonline.us/autos.example/oauth2/v2.0/token"),
                "https://outlook.office365.us/IMAP.AccessAsUser.All offline_access"));
  }

  @Test
  void aServiceAccountsKeyFile() throws Exception {
    Secret file = SignInSettings.keyFile(SignInSettings.keyPair());
    Files.writeString(directory.resolve("leads-reader.json"), file.reveal() + "\n");
    assertThat(
            bound(
                """
                sign-in:
                  provider: google
                  service-account: file:leads-reader.json
                """))
        .isEqualTo(
            new OAuthSettings(
                OAuthSettings.Provider.GOOGLE, null, null, null, null, file, null, null));
  }

  @Test
  void aProblemStandsAtItsKey() throws Exception {
    assertThat(
            bound(
                """
                sign-in:
                  provider: google
                  tenant: autos.example
                  client-id: app
                  client-secret: env:MAIL_SECRET
                  refresh-token: env:MAIL_SECRET
                """))
        .isNull();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("sign-in.tenant");
    assertThat(problems.get(0).line()).isEqualTo(3);
    assertThat(problems.get(0).reason()).hasToString("tenant is for provider microsoft: remove it");
  }

  @Test
  void noSecretIsWrittenInTheFile() throws Exception {
    assertThat(
            bound(
                """
                sign-in:
                  provider: yahoo
                  client-id: app
                  client-secret: tell-nobody
                """))
        .isNull();
    assertThat(problems)
        .extracting(problem -> problem.reason().toString())
        .containsExactly(
            "expected one of microsoft, google",
            "no secret may stand in this file: write env:NAME or file:PATH");
  }

  private OAuthSettings bound(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("dealers.yaml"), yaml);
    ConfigurationBinder binder =
        new ConfigurationBinder(
            new SecretReader(Map.of("MAIL_SECRET", WrittenConfiguration.SECRET), directory));
    Written written = binder.bind(ConfigurationFile.yaml(file), Written.class, problems);
    return written == null ? null : written.signIn();
  }
}
