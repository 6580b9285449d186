package es.sml.connector.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RawHttp;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in of persons at a provider: the whole way of a browser, and each way that must fail. */
class SignInTest {
  private static final String ISSUER = "group";
  private static final String GROUP_OF_ENTRA = "00000000-0000-4000-8000-000000000000";
  private static final String SIGNED_IN = "Has entrado";

  @TempDir static Path directory;
  private static MockOAuth2Server provider;
  private static RunningConnector connector;
  private static String root;
  private static String issuer;

  private CookieManager jar;
  private HttpClient browser;

  @BeforeAll
  static void start() throws Exception {
    provider = new MockOAuth2Server();
    int port = FreePorts.next();
    provider.start(port);
    issuer = "http://localhost:" + port + "/" + ISSUER;
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    Files.writeString(directory.resolve("config/client"), "secret-of-the-client");
    connector =
        new RunningConnector(directory)
            .withDealer("queue: {}\n    groups: {operators: [norte-bosses]}")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.public-host", "https://ops.example")
            .withSetting("ops.oidc.issuer", issuer)
            .withSetting("ops.oidc.name", "Grupo Norte")
            .withSetting("ops.oidc.client-id", "console")
            .withSetting("ops.oidc.client-secret", "file:client")
            .withSetting("ops.oidc.viewer-groups", "leads-viewers")
            .withSetting("ops.oidc.operator-groups", "leads-operators")
            .withSetting("ops.oidc.device-client-id", "terminal")
            .start();
    root = "http://127.0.0.1:" + connector.runtime().opsPort();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> new ConsoleCalls(root).get("/console/sign-in").statusCode() == 303);
  }

  @AfterAll
  static void stop() {
    connector.close();
    provider.shutdown();
  }

  @BeforeEach
  void openBrowser() {
    jar = new CookieManager();
    browser =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(jar)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @Test
  void aPersonSignsInActsAndLogsOut() throws Exception {
    assertThat(get("/console/leads").body())
        .contains("Entrar con Grupo Norte", "/console/sign-in?to=%2Fconsole%2Fleads");
    HttpResponse<String> end = signIn("/console/leads", "ana", "leads-operators");
    assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
    // Browsers do not send a strict cookie after a redirect from the provider's site.
    assertThat(end.body()).contains(SIGNED_IN, "content=\"0;url=/console/leads\"");
    String authorization = end.previousResponse().orElseThrow().request().uri().getQuery();
    assertThat(authorization)
        .contains("code_challenge_method=S256", "state=", "nonce=", "client_id=console")
        .doesNotContain("secret-of-the-client");
    String session = cookie("sml-session");
    assertThat(end.headers().allValues("Set-Cookie"))
        .anySatisfy(
            set ->
                assertThat(set).startsWith("sml-session=").contains("; HttpOnly; SameSite=Strict"))
        .anySatisfy(set -> assertThat(set).startsWith("sml-sign-in=;").contains("Max-Age=0"));

    HttpResponse<String> page = get("/console/leads");
    assertThat(page.body()).contains("ana@grupo.example, subject ana");
    assertThat(form(page.body(), "/console/leads/search", "text=666777888").statusCode())
        .isEqualTo(200);
    assertThat(ops().get("audit").findValuesAsText("who"))
        .contains("operator ana@grupo.example, subject ana");

    HttpResponse<String> out = form(page.body(), "/console/logout", "a=b");
    assertThat(out.body())
        .contains(issuer + "/endsession?", "client_id=console", "Salir también")
        .doesNotContain("id_token_hint");
    assertThat(get("/console/leads").statusCode()).isEqualTo(401);
    jar.getCookieStore().add(URI.create(root), sessionCookie(session));
    assertThat(get("/console/leads").statusCode()).isEqualTo(401);
  }

  @Test
  void aViewersGroupReadsOnlyAndAnotherGroupGetsAClearPage() throws Exception {
    signIn("/console", "eva", "leads-viewers");
    HttpResponse<String> page = get("/console/leads");
    assertThat(page.statusCode()).isEqualTo(200);
    HttpResponse<String> operatorsOnly = get("/console/try");
    assertThat(operatorsOnly.statusCode()).isEqualTo(403);
    assertThat(operatorsOnly.body())
        .contains("solo se puede leer")
        .doesNotContain("Entra con el token");
    assertThat(form(page.body(), "/console/pauses/begin", "kind=account").statusCode())
        .isEqualTo(403);

    openBrowser();
    HttpResponse<String> refused = signIn("/console", "leo", "others");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("leo@grupo.example", "no está en ningún grupo", "ops.oidc.viewer-groups");
    assertThat(cookie("sml-session")).isNull();
    assertThat(get("/console/leads").statusCode()).isEqualTo(401);
  }

  @Test
  void thePagesOfAPersonWithOneDealerAreOfThisDealer() throws Exception {
    signIn("/console", "eva", "norte-bosses");
    for (String page :
        List.of("", "/leads", "/dead-letters", "/unknown", "/reports", "/mailboxes", "/channels")) {
      HttpResponse<String> shown = get("/console" + page);
      assertThat(shown.statusCode()).as(page + shown.body()).isEqualTo(200);
      assertThat(shown.body()).contains("Operador (norte)");
    }
    connector.offer(1, 1);
    connector.awaitCreated(1);
    String key = ops().get("leads").at("/leads/0/key").asText();
    assertThat(get("/console/leads/" + key).body()).contains("Creado en SML", "Operador (norte)");
    for (String page : List.of("/crms", "/pauses", "/try")) {
      assertThat(get("/console" + page).body())
          .contains("Operador (norte)")
          .doesNotContain("/console/audit", "/console/alerts", "/console/configuration")
          .doesNotContain("/console/commands", "Tarea programada");
    }
    for (String page : List.of("/configuration", "/audit", "/alerts")) {
      HttpResponse<String> refused = get("/console" + page);
      assertThat(refused.statusCode()).as(page).isEqualTo(403);
      assertThat(refused.body()).contains("tus permisos son para algunos concesionarios");
    }
  }

  @Test
  void aSignInThatThisBrowserDidNotBeginIsRefused() throws Exception {
    String other = begunCallback("/console");
    openBrowser();
    refused(get(other));
    begunCallback("/console");
    refused(get(other));
    refused(get("/console/sign-in/callback"));
    refused(get("/console/sign-in/callback?state=a&state=b&code=%00"));

    String mine = begunCallback("/console");
    refused(get(mine.replaceFirst("state=[^&]*", "state=0123456789")));
    mine = begunCallback("/console");
    refused(get(mine + "&iss=https%3A%2F%2Fforeign.example"));
    // A code is valid once, and a refused end voids the sign-in.
    refused(get(mine));
    mine = begunCallback("/console");
    refused(get(mine.replaceFirst("code=[^&]*", "error=access_denied")));
  }

  @Test
  void anIdTokenOfAnotherSignInIsRefused() throws Exception {
    String mine = begunCallback("/console");
    String[] parts = cookie("sml-sign-in").split("[.]");
    parts[1] = "another-nonce";
    alterAttempt(String.join(".", parts));
    HttpResponse<String> refused = get(mine);
    refused(refused);
    assertThat(refused.body()).contains("nonce");
  }

  @Test
  void nobodyIsLedToAnotherSite() throws Exception {
    for (String to :
        List.of(
            "https://foreign.example",
            "//foreign.example",
            "/console\\@foreign.example",
            "/console/\r\nx")) {
      openBrowser();
      assertThat(signIn(to, "ana", "leads-viewers").body())
          .contains("content=\"0;url=/console\"")
          .doesNotContain("foreign.example");
    }
    openBrowser();
    String mine = begunCallback("/console");
    String[] parts = cookie("sml-sign-in").split("[.]");
    parts[3] = "Ly9mb3JlaWduLmV4YW1wbGU"; // //foreign.example
    alterAttempt(String.join(".", parts));
    assertThat(get(mine).body()).contains("content=\"0;url=/console\"");
  }

  @Test
  void behindAProxyTheProviderLeadsBackByHttps() throws Exception {
    String begun =
        RawHttp.send(
            connector.runtime().opsPort(),
            "GET /console/sign-in HTTP/1.1",
            "Host: ops.example",
            "Connection: close");
    assertThat(begun)
        .contains("redirect_uri=https%3A%2F%2Fops.example%2Fconsole%2Fsign-in%2Fcallback")
        .containsPattern(
            "(?i)set-cookie: __Host-sml-sign-in=[^;]+; Path=/; HttpOnly; SameSite=Lax; Secure;"
                + " Max-Age=600");
  }

  @Test
  void theApiAcceptsTokensOfTheProviderForThisConnector() {
    HttpResponse<String> read =
        ops().send("GET", "/api/v1/leads", token("eva", "terminal", "leads-viewers", 60), null);
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    String withManyGroups =
        token("eva", "terminal", "leads-viewers", 60, Collections.nCopies(200, GROUP_OF_ENTRA));
    assertThat(withManyGroups.length()).isGreaterThan(10_000);
    assertThat(ops().send("GET", "/api/v1/leads", withManyGroups, null).statusCode())
        .isEqualTo(200);
    String ofAViewer = token("eva", "console", "leads-viewers", 60);
    assertThat(ops().send("POST", "/api/v1/reload", ofAViewer, "{}").statusCode()).isEqualTo(403);
    String ofAnOperator = token("ana", "terminal", "leads-operators", 60);
    assertThat(ops().send("POST", "/api/v1/reload", ofAnOperator, "{}").statusCode())
        .isEqualTo(200);
    // The header Ops-Person claims "ana", but the name in the audit is the proven one.
    assertThat(ops().get("audit").findValuesAsText("who"))
        .contains("operator ana@grupo.example, subject ana")
        .doesNotContain("operator (ana)");

    for (String wrong :
        List.of(
            token("ana", "another", "leads-operators", 60),
            token("ana", "terminal", "leads-operators", -120),
            provider.issueToken("foreign", "ana", "console").serialize(),
            ofAViewer.substring(0, ofAViewer.lastIndexOf('.')) + ".c2lnbmF0dXJl")) {
      HttpResponse<String> refused = ops().send("GET", "/api/v1/leads", wrong, null);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(refused.body()).doesNotContain(wrong);
    }
    String without = token("leo", "console", "others", 60);
    assertThat(ops().send("GET", "/api/v1/leads", without, null).statusCode()).isEqualTo(403);
  }

  @Test
  void aProviderThatIsAwayIsNamedAndTokensStillWork(@TempDir Path other) throws Exception {
    Files.createDirectories(other.resolve("config"));
    Files.writeString(other.resolve("config/operator"), OpsCalls.OPERATOR);
    try (RunningConnector alone =
        new RunningConnector(other)
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.oidc.issuer", "http://127.0.0.1:" + FreePorts.next() + "/group")
            .withSetting("ops.oidc.client-id", "console")
            .withSetting("ops.oidc.operator-groups", "leads-operators")
            .start()) {
      OpsCalls calls = new OpsCalls(alone.runtime().opsPort());
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> calls.get("status").toString().contains("identity-provider"));
      assertThat(calls.get("status").toString()).contains("did not respond", "DEGRADED");
      root = "http://127.0.0.1:" + alone.runtime().opsPort();
      HttpResponse<String> away = get("/console/sign-in");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("no respondió", "name=\"token\"");
      assertThat(new ConsoleCalls(root).as(OpsCalls.OPERATOR).get("/console").statusCode())
          .isEqualTo(200);
      String token = token("ana", "console", "leads-operators", 60);
      assertThat(calls.send("GET", "/api/v1/leads", token, null).statusCode()).isEqualTo(503);
    } finally {
      root = "http://127.0.0.1:" + connector.runtime().opsPort();
    }
  }

  private HttpResponse<String> signIn(String to, String person, String group) throws Exception {
    provider.enqueueCallback(claims(person, "console", group, 300, List.of("all")));
    return get("/console/sign-in?to=" + OpsCalls.encode(to));
  }

  /** Begins a sign-in and returns the path of its callback, as the provider makes it. */
  private String begunCallback(String to) throws Exception {
    provider.enqueueCallback(claims("ana", "console", "leads-operators", 300, List.of()));
    HttpClient steps = HttpClient.newBuilder().cookieHandler(jar).build();
    URI page = location(steps, URI.create(root + "/console/sign-in?to=" + to));
    return location(steps, page).toString().substring(root.length());
  }

  private static URI location(HttpClient client, URI from) throws Exception {
    HttpResponse<Void> response =
        client.send(HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.discarding());
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  private void refused(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
    assertThat(response.body()).contains("role=\"alert\"").doesNotContain(SIGNED_IN);
    assertThat(cookie("sml-session")).isNull();
  }

  private HttpResponse<String> form(String page, String path, String fields) throws Exception {
    Matcher token = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", root)
            .POST(HttpRequest.BodyPublishers.ofString(fields + "&form-token=" + token.group(1))));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(root + path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(
        request.header("Accept-Language", "es").build(), HttpResponse.BodyHandlers.ofString());
  }

  private String cookie(String name) {
    return jar.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private void alterAttempt(String value) {
    jar.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("sml-sign-in"))
        .forEach(cookie -> cookie.setValue(value));
  }

  private static HttpCookie sessionCookie(String value) {
    HttpCookie cookie = new HttpCookie("sml-session", value);
    cookie.setVersion(0);
    cookie.setPath("/");
    return cookie;
  }

  private static String token(String person, String client, String group, long seconds) {
    return token(person, client, group, seconds, List.of("all"));
  }

  private static String token(
      String person, String client, String group, long seconds, List<String> others) {
    return provider
        .issueToken(ISSUER, client, claims(person, client, group, seconds, others))
        .serialize();
  }

  private static DefaultOAuth2TokenCallback claims(
      String person, String client, String group, long seconds, List<String> others) {
    List<String> groups = new ArrayList<>(others);
    groups.add(group);
    return new DefaultOAuth2TokenCallback(
        ISSUER,
        person,
        "JWT",
        List.of(client),
        Map.of("email", person + "@grupo.example", "email_verified", true, "groups", groups),
        seconds);
  }

  private static OpsCalls ops() {
    return new OpsCalls(connector.runtime().opsPort());
  }
}
