package es.sml.connector.signin.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.signin.TokenServer;
import es.sml.connector.signin.credential.OAuthSettings;
import es.sml.connector.signin.credential.SignInSettings;
import es.sml.connector.testing.SettableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefusalTest {
  private static final String MAILBOX = "leads@autos-norte.example";

  private final SettableClock clock = new SettableClock();
  private final TokenServer server = new TokenServer();
  private Path directory;
  private OAuthLogins logins;

  @BeforeEach
  void open(@TempDir Path data) {
    directory = data;
    logins = new OAuthLogins(data, clock);
  }

  @AfterEach
  void close() {
    logins.close();
    server.close();
  }

  @Test
  void aRefusalQuotesTheProviderAndExplainsWhatToDo() {
    server.answers(
        401,
        "{\"error\":\"invalid_client\",\"error_description\":"
            + "\"AADSTS7000222: The keys are expired.\\r\\nTrace ID: 7\\u0007\\u202e\"}");

    SignInException refusal = refusal(SignInSettings.clientCredentials(server.url()));

    assertThat(refusal.isLasting()).isTrue();
    assertThat(refusal)
        .hasMessage(
            "127.0.0.1 rejected the sign-in: invalid_client (AADSTS7000222: The keys are expired. Trace ID: 7);"
                + " client-secret must be the secret's Value, not its Secret ID; if it has expired,"
                + " create a new one in the app registration");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, true",
    "401, invalid_client, true",
    "400, unauthorized_client, true",
    "500, invalid_grant, true",
    "400, invalid_scope, true",
    "400, temporarily_unavailable, false",
    "429, slow_down, false",
    "500, server_error, false",
    "503, , false",
    "429, , false",
    "408, , false",
    "404, , true",
  })
  void aRefusalThatNeedsAPersonIsLasting(int status, String error, boolean lasting) {
    server.answers(status, error == null ? "{}" : "{\"error\":\"" + error + "\"}");
    assertThat(refusal(SignInSettings.clientCredentials(server.url())).isLasting())
        .isEqualTo(lasting);
    assertThat(
            refusal(SignInSettings.refreshToken(server.url(), SignInSettings.REFRESH_TOKEN))
                .isLasting())
        .isEqualTo(lasting);
  }

  @Test
  void eachCredentialHasARemedyOfItsOwn() {
    server.answers(400, "{\"error\":\"invalid_grant\"}");
    assertThat(refusal(SignInSettings.refreshToken(server.url(), SignInSettings.REFRESH_TOKEN)))
        .hasMessageContaining("let the mailbox's user consent again");

    server.answers(401, "{\"error\":\"invalid_client\"}");
    assertThat(refusal(SignInSettings.refreshToken(server.url(), "another")))
        .hasMessageContaining(
            "set the app's client-secret, or allow public client flows for the app");

    server.answers(401, "{\"error\":\"unauthorized_client\"}");
    OAuthSettings account =
        SignInSettings.serviceAccount(
            server.url(), SignInSettings.keyFile(SignInSettings.keyPair()));
    assertThat(refusal(account))
        .hasMessageContaining("domain-wide delegation for the scope https://mail.google.com/");
  }

  @Test
  void aLongDescriptionIsCut() {
    server.answers(
        400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + "x".repeat(5000) + "\"}");
    assertThat(refusal(SignInSettings.clientCredentials(server.url())))
        .hasMessageContaining("(" + "x".repeat(200) + ")");
  }

  @Test
  void noSecretComesBackOutOfADescription() {
    server.answers(
        exchange ->
            TokenServer.send(
                exchange,
                400,
                "application/json",
                "{\"error\":\"invalid_grant\",\"error_description\":\"sent: "
                    + String.join(" ", server.forms().get(0).values())
                    + "\"}"));
    OAuthSettings both =
        SignInSettings.microsoft(
            server.url(),
            new es.sml.connector.setting.Secret(SignInSettings.CLIENT_SECRET),
            new es.sml.connector.setting.Secret(SignInSettings.REFRESH_TOKEN));

    String refusalText = printed(refusal(both));

    assertThat(refusalText)
        .contains("******")
        .doesNotContain(SignInSettings.CLIENT_SECRET, SignInSettings.REFRESH_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"\"",
        "{\"access_token\":\"tell-nobody\"}",
        "{\"access_token\":\"tell-nobody\",\"token_type\":\"Bearer\",\"expires_in\":{}}",
        "{\"access_token\":\"tell-nobody\",\"token_type\":\"Bearer\",\"expires_in\":\"soon\"}",
        "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":tell-nobody tell-nobody",
        "{\"access_token\":[\"tell-nobody\"],\"token_type\":\"Bearer\"}",
      })
  void anAnswerWithoutATokenPassesAndIsNotQuoted(String body) {
    server.answers(200, body);
    SignInException refusal = refusal(SignInSettings.clientCredentials(server.url()));
    assertThat(refusal.isLasting()).isFalse();
    assertThat(refusal)
        .hasMessage(
            "127.0.0.1 responded to the sign-in with HTTP 200 without a token; compare tenant and"
                + " token-url with the provider's documentation");
    assertThat(printed(refusal)).doesNotContain("tell-nobody", SignInSettings.CLIENT_SECRET);
  }

  @Test
  void anAnswerNestedTooDeepPasses() {
    server.answers(200, "[".repeat(60_000));
    assertThat(refusal(SignInSettings.clientCredentials(server.url())).isLasting()).isFalse();
    server.answers(400, "{\"a\":".repeat(10_000));
    OAuthSettings other = SignInSettings.refreshToken(server.url(), SignInSettings.REFRESH_TOKEN);
    assertThat(refusal(other)).hasMessageContaining("responded to the sign-in with HTTP 400");
  }

  @Test
  void anAnswerThatIsNoJsonIsNoToken() {
    server.answers(
        exchange ->
            TokenServer.send(exchange, 200, "text/html", TokenServer.token("access", 3600)));
    assertThat(refusal(SignInSettings.clientCredentials(server.url())))
        .hasMessageContaining("without a token");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (TokenServer elsewhere = new TokenServer()) {
      elsewhere.gives("stolen", 3600);
      server.answers(
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
            TokenServer.send(exchange, 307, "text/html", "");
          });

      SignInException refusal = refusal(SignInSettings.clientCredentials(server.url()));

      assertThat(refusal.isLasting()).isTrue();
      assertThat(refusal)
          .hasMessageContaining("responded to the sign-in with HTTP 307")
          .hasMessageContaining("correct token-url");
      assertThat(elsewhere.forms()).isEmpty();
    }
  }

  @Test
  void aHugeAnswerIsCutOff() throws Exception {
    CountDownLatch cutOff = new CountDownLatch(1);
    server.answers(
        exchange -> {
          try {
            writeWithoutEnd(exchange);
          } catch (IOException e) {
            cutOff.countDown();
          }
        });

    SignInException refusal = refusal(SignInSettings.clientCredentials(server.url()));

    assertThat(refusal.isLasting()).isFalse();
    assertThat(refusal)
        .hasMessageStartingWith("127.0.0.1 responded to the sign-in with more than 65536 bytes; ");
    cutOff.await();
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUpAtTheDeadline() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    server.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().flush();
          try {
            givenUp.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (OAuthLogins impatient =
        new OAuthLogins(directory, clock, Duration.ofMinutes(10), Duration.ofMillis(300))) {
      MailboxLogin login = impatient.login(SignInSettings.clientCredentials(server.url()), MAILBOX);
      SignInException refusal = catchThrowableOfType(SignInException.class, login::secret);
      assertThat(refusal.isLasting()).isFalse();
      assertThat(refusal).hasMessageContaining("127.0.0.1 did not respond");
    }
    givenUp.countDown();
  }

  @Test
  void givesUpASilentServerAfterTheTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OAuthLogins impatient =
            new OAuthLogins(directory, clock, Duration.ofMillis(300), Duration.ofMinutes(10))) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/token");
      MailboxLogin login = impatient.login(SignInSettings.clientCredentials(url), MAILBOX);
      SignInException refusal = catchThrowableOfType(SignInException.class, login::secret);
      assertThat(refusal.isLasting()).isFalse();
      assertThat(refusal).hasMessageContaining("no response in time");
    }
  }

  @Test
  void aServerThatIsAwayPasses() {
    URI url = server.url();
    server.close();
    SignInException refusal = refusal(SignInSettings.clientCredentials(url));
    assertThat(refusal.isLasting()).isFalse();
    assertThat(refusal)
        .hasMessageStartingWith("127.0.0.1 did not respond to the sign-in (")
        .hasMessageEndingWith("; check the network, and token-url of sign-in");
    assertThat(printed(refusal)).doesNotContain(SignInSettings.CLIENT_SECRET);
  }

  private SignInException refusal(OAuthSettings settings) {
    MailboxLogin login = logins.login(settings, MAILBOX);
    SignInException refusal = catchThrowableOfType(SignInException.class, login::secret);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static void writeWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] piece = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(piece);
      }
    }
  }

  private static String printed(SignInException refusal) {
    StringWriter text = new StringWriter();
    refusal.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
