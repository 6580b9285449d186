package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.SettableClock;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSessionTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-10-05T08:00:00Z"));
  private Sandbox sandbox;

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  private SandboxCaller start(SandboxSettings settings) {
    sandbox = Sandbox.start(settings, clock);
    return new SandboxCaller(sandbox);
  }

  @Test
  void logsInWithoutEchoingThePassword() {
    SandboxCaller.Reply login =
        start(SandboxSettings.defaults().withCredentials("ana", "s3creto")).login("ana", "s3creto");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.body().fieldNames())
        .toIterable()
        .containsExactly("username", "password", "token");
    assertThat(login.body().path("username").asText()).isEqualTo("ana");
    assertThat(login.body().path("token").asText()).hasSize(40);
    assertThat(login.text()).doesNotContain("s3creto");
  }

  @Test
  void refusesWrongCredentialsAsInTheManual() {
    SandboxCaller.Reply login = start(SandboxSettings.defaults()).login("demo", "otra");
    assertThat(login.status()).isEqualTo(400);
    assertThat(login.text())
        .isEqualTo(
            "{\"non_field_errors\":\"No se puede iniciar sesión con las credenciales"
                + " proporcionadas.\"}");
    assertThat(new SandboxCaller(sandbox).stats().path("logins").asInt(-1)).isZero();
  }

  @Test
  void namesTheCredentialThatIsMissing() {
    SandboxCaller.Reply login =
        start(SandboxSettings.defaults()).post("/api/auth/login/", "{\"username\": \"\"}");
    assertThat(login.status()).isEqualTo(400);
    assertThat(login.text())
        .isEqualTo(
            "{\"username\":[\"Este campo no puede estar en blanco.\"],"
                + "\"password\":[\"Este campo es requerido.\"]}");
  }

  @ParameterizedTest
  @CsvSource({"TOKEN, Token, JWT", "JWT, JWT, Bearer", "BEARER, Bearer, Token"})
  void acceptsOnlyItsOwnScheme(AuthorizationScheme scheme, String word, String otherWord) {
    SandboxCaller caller = start(SandboxSettings.defaults().withScheme(scheme));
    String token = caller.login("demo", "demo").body().path("token").asText();

    assertThat(caller.withAuthorization(word + " " + token).get("/api/source/").status())
        .isEqualTo(200);
    SandboxCaller.Reply other =
        caller.withAuthorization(otherWord + " " + token).get("/api/source/");
    assertThat(other.status()).isEqualTo(401);
    assertThat(other.header("WWW-Authenticate")).startsWith(word);
  }

  @Test
  void refusesARequestWithoutToken() {
    SandboxCaller.Reply reply = start(SandboxSettings.defaults()).get("/api/lead/");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Token");
    assertThat(reply.body().path("detail").asText())
        .isEqualTo("Las credenciales de autenticación no se proveyeron.");
  }

  @Test
  void refusesAnUnknownToken() {
    SandboxCaller caller = start(SandboxSettings.defaults());
    assertThat(caller.withAuthorization("Token 123").get("/api/lead/").text())
        .isEqualTo("{\"detail\":\"Token inválido.\"}");
    assertThat(caller.withAuthorization("Token").get("/api/lead/").status()).isEqualTo(401);
  }

  @Test
  void letsATokenExpireAfterItsLifetime() {
    start(SandboxSettings.defaults().withTokenLifetime(Duration.ofMinutes(5)));
    SandboxCaller caller = SandboxCaller.loggedIn(sandbox);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(caller.get("/api/lead/").status()).isEqualTo(200);
    assertThat(caller.stats().path("tokensAlive").asInt()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    SandboxCaller.Reply expired = caller.get("/api/lead/");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.header("WWW-Authenticate")).isEqualTo("Token");
    assertThat(caller.stats().path("tokensAlive").asInt(-1)).isZero();
  }

  @Test
  void voidsTheOlderTokenWhereThereMayBeOnlyOne() {
    start(SandboxSettings.defaults().withSingleToken(true));
    SandboxCaller older = SandboxCaller.loggedIn(sandbox);
    assertThat(older.get("/api/lead/").status()).isEqualTo(200);
    SandboxCaller newer = SandboxCaller.loggedIn(sandbox);
    assertThat(older.get("/api/lead/").text()).isEqualTo("{\"detail\":\"Token inválido.\"}");
    assertThat(newer.get("/api/lead/").status()).isEqualTo(200);
    assertThat(new SandboxCaller(sandbox).login("demo", "otra").status()).isEqualTo(400);
    assertThat(newer.get("/api/lead/").status()).isEqualTo(200);
  }

  @Test
  void withdrawsTheTokenOnLogout() {
    start(SandboxSettings.defaults());
    SandboxCaller leaving = SandboxCaller.loggedIn(sandbox);
    SandboxCaller staying = SandboxCaller.loggedIn(sandbox);
    assertThat(leaving.send("POST", "/api/auth/logout/", null).status()).isEqualTo(200);
    assertThat(leaving.get("/api/lead/").status()).isEqualTo(401);
    assertThat(staying.get("/api/lead/").status()).isEqualTo(200);
  }

  @Test
  void makesTheConfiguredUserTheLeadsOwner() {
    start(SandboxSettings.defaults().withCredentials("ana", "x"));
    SandboxCaller caller = new SandboxCaller(sandbox);
    String token = caller.login("ana", "x").body().path("token").asText();
    SandboxCaller.Reply lead =
        caller.withAuthorization("Token " + token).create(SandboxCaller.MINIMAL_LEAD);
    assertThat(lead.body().path("user_data").path("username").asText()).isEqualTo("ana");
  }
}
