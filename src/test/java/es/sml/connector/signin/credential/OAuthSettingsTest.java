package es.sml.connector.signin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthSettingsTest {
  private static final String KEY_FILE = SignInSettings.keyFile(SignInSettings.keyPair()).reveal();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "          |       |     |    |    |    | provider is needed: microsoft or google",
        "MICROSOFT |       | app | s  |    |    | tenant is needed: the Directory (tenant) ID",
        "MICROSOFT | a/b   | app | s  |    |    | tenant must be a directory's ID",
        "MICROSOFT | common| app | s  |    |    | tenant must be the ID of your own directory",
        "MICROSOFT | t     |     | s  |    |    | client-id is needed: the Application (client) ID",
        "MICROSOFT | t     | app |    |    |    | client-secret is needed without a refresh",
        "MICROSOFT | t     | app | s  |    | k  | service-account is for provider google",
        "GOOGLE    | t     | app | s  | r  |    | tenant is for provider microsoft: remove it",
        "GOOGLE    |       |     | s  | r  |    | client-id is needed with provider google, or set",
        "GOOGLE    |       | app |    | r  |    | client-secret is needed with provider google",
        "GOOGLE    |       | app | s  |    |    | refresh-token is needed with provider google",
        "GOOGLE    |       | app |    |    | k  | client-id excludes service-account",
        "GOOGLE    |       |     | s  |    | k  | client-secret excludes service-account",
        "GOOGLE    |       |     |    | r  | k  | refresh-token excludes service-account",
        "GOOGLE    |       |     |    |    | k  | service-account must be the JSON key file",
      })
  void reportsWhichKeyIsWrongAndWhatToDo(
      OAuthSettings.Provider provider,
      String tenant,
      String client,
      String clientSecret,
      String refreshToken,
      String account,
      String message) {
    assertThatThrownBy(
            () ->
                new OAuthSettings(
                    provider,
                    tenant,
                    client,
                    secret(clientSecret),
                    secret(refreshToken),
                    secret(account),
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example/token",
        "http://localhost.example/token",
        "http://127.0.0.1.example/token",
        "https://user:password@login.example/token",
        "https://login.example/token#here",
        "ftp://127.0.0.1/token",
        "/token",
        "https:token",
      })
  void aTokenUrlIsSafe(String url) {
    assertThatThrownBy(() -> SignInSettings.clientCredentials(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("token-url must be an https URL")
        .hasMessageNotContaining("password@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.microsoftonline.us/t/oauth2/v2.0/token",
        "http://localhost:8080/token",
        "http://127.1.2.3/token",
        "http://[::1]:8080/token"
      })
  void aTokenUrlMayBeAnothers(String url) {
    assertThat(SignInSettings.clientCredentials(URI.create(url)).tokenUrl()).hasToString(url);
  }

  @Test
  void whatIsLeftOutIsTheProvidersOwn() {
    OAuthSettings app = SignInSettings.clientCredentials(null);
    assertThat(app.tokenUrl())
        .hasToString("https://login.microsoftonline.com/autos-norte.example/oauth2/v2.0/token");
    assertThat(app.scope()).isEqualTo("https://outlook.office365.com/.default");
    OAuthSettings account = SignInSettings.serviceAccount(null, new Secret(KEY_FILE));
    assertThat(account.tokenUrl()).hasToString("https://oauth2.googleapis.com/token");
    assertThat(account.scope()).isEqualTo("https://mail.google.com/");
    assertThatCode(
            () ->
                new OAuthSettings(
                    OAuthSettings.Provider.MICROSOFT,
                    "common",
                    "app",
                    null,
                    new Secret("r"),
                    null,
                    null,
                    "other scope"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"service_account\" | \"authorized_user\" | its type is not service_account",
        "client_email        | mail                | it has no client_email",
        "BEGIN PRIVATE KEY   | BEGIN RSA KEY       | its private_key is not an RSA key",
        "\"private_key\"     | \"key\"             | it has no private_key",
        "{                   | tell-nobody         | it is not JSON",
      })
  void aServiceAccountIsAKeyFile(String text, String instead, String message) {
    String wrong = KEY_FILE.replace(text, instead);
    assertThatThrownBy(() -> SignInSettings.serviceAccount(null, new Secret(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "service-account must be the JSON key file of a Google service account, named as"
                + " file:PATH: "
                + message)
        .satisfies(
            fault ->
                assertThat(LocalizedText.of(fault).in(Locale.forLanguageTag("es")))
                    .contains("service-account debe ser el fichero JSON"))
        .hasNoCause();
  }

  @Test
  void noSecretIsPrinted() {
    OAuthSettings settings =
        SignInSettings.google(
            null,
            "app",
            new Secret(SignInSettings.CLIENT_SECRET),
            new Secret(SignInSettings.REFRESH_TOKEN));
    assertThat(settings.toString())
        .contains("app")
        .doesNotContain(SignInSettings.CLIENT_SECRET, SignInSettings.REFRESH_TOKEN);
    assertThat(SignInSettings.serviceAccount(null, new Secret(KEY_FILE)).toString())
        .doesNotContain("PRIVATE KEY", "reader@leads.example");
  }

  private static Secret secret(String text) {
    return text == null ? null : new Secret(text);
  }
}
