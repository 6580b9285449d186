package es.sml.connector.cli.check;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.Configuration;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command check at the sandbox's stand-ins for Meta and LinkedIn. */
class PlatformCheckTest {
  private static final String META = "norte/fb";
  private static final String LINKEDIN = "norte/li";

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    Files.writeString(directory.resolve("application.properties"), "door.enabled = true\n");
    for (String secret :
        new String[] {
          "demo", "demo-app-secret", "demo-page-token", "demo-linkedin-token", "demo-client-secret"
        }) {
      Files.writeString(directory.resolve(secret), secret);
    }
    ShippedVocabulary.linkInto(directory);
    configure("pages: [\"111\"]");
  }

  @AfterEach
  void stop() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
    sandbox.close();
  }

  private void configure(String pages) throws Exception {
    aDealer()
        .at(sandbox.baseUrl())
        .password("file:demo")
        .with(
            """
            channels:
              web: {kind: form, path-secret: "file:demo-linkedin-token"}
              fb:
                kind: meta
                secrets: ["file:demo-app-secret"]
                meta:
                  verify-token: file:demo
                  token: file:demo-page-token
                  app-id: "444"
                  %1$s
                  graph-url: %2$s/graph/v25.0
              li:
                kind: linkedin
                secrets: ["file:demo-client-secret"]
                linkedin:
                  client-id: demo-client-id
                  introspection-url: %2$s/linkedin/oauth/v2/introspectToken
                  token: file:demo-linkedin-token
                  accounts: ["555"]
                  api-url: %2$s/linkedin/rest
            """
                .formatted(pages, sandbox.baseUrl()))
        .writeTo(directory);
  }

  @Test
  void acceptedTokensPass() throws Exception {
    configure("forms: [\"333\"]\n      page-tokens: {111: file:demo-page-token}");
    Instant end = Instant.parse("2027-01-30T00:00:00Z");
    sandbox("POST", "linkedin/token-end", "{\"seconds\":" + end.getEpochSecond() + "}");
    int exit =
        new CommandLine(new CheckCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--config", directory.toString(), "--routes", "routes");
    assertThat(exit).as(out.toString()).isZero();
    assertThat(out.toString().lines())
        .filteredOn(line -> line.startsWith(META) || line.startsWith(LINKEDIN))
        .containsExactly(
            META
                + "         page 111             ok    the token is accepted, and may read the leads",
            META
                + "         form 333             ok    the token is accepted, and may read the leads",
            META + "         end of the token     ok    none",
            LINKEDIN
                + "         account 555          ok    the token is accepted, and may read the leads",
            LINKEDIN
                + "         end of the token     ok    2027-01-30T00:00:00Z; the alert rule ending warns before");
    // A page is asked for a form, then for a lead of it.
    assertThat(sandbox("GET", "graph/stats", null).body()).isEqualTo("{\"forms\":1,\"leads\":2}");
    assertThat(sandbox("GET", "linkedin/stats", null).body()).isEqualTo("{\"leads\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph | '{\"kind\":\"token-dead\"}' | norte/fb | meta.token | error code 190: it does not accept"
            + " the access token or the app secret | Crea un token nuevo y ponlo como meta.token",
        "graph | '{\"kind\":\"error\",\"code\":200,\"request\":\"leads\"}' | norte/fb | meta.token |"
            + " error code 200: check the permissions of the token | comprueba los permisos del token",
        "graph | '{\"kind\":\"status\",\"status\":502}' | norte/fb | meta.token | Meta responded 502 |"
            + " Meta respondió 502",
        "linkedin | '{\"kind\":\"token-dead\"}' | norte/li | linkedin | LinkedIn responded 401: it does"
            + " not accept the access token | Crea un token nuevo y ponlo como linkedin.token",
        "linkedin | '{\"kind\":\"error\",\"code\":426}' | norte/li | linkedin | Set a supported month as"
            + " linkedin.version | Pon un mes admitido como linkedin.version",
        "linkedin | '{\"kind\":\"error\",\"code\":403}' | norte/li | linkedin | its member's role in the"
            + " ad account | el rol de su miembro en la cuenta publicitaria",
      })
  void aRefusedTokenIsAFault(
      String platform, String fault, String channel, String key, String english, String spanish)
      throws Exception {
    sandbox("POST", platform + "/faults", fault);
    assertThat(check()).isFalse();
    assertThat(out.toString().lines())
        .filteredOn(line -> line.contains("FAILS"))
        .singleElement()
        .asString()
        .startsWith(channel)
        .contains(english)
        .containsPattern(
            "dealers.yaml:[0-9]+: dealers.norte.channels."
                + channel.substring(6)
                + "."
                + key
                + ": ");
    assertThat(out.toString()).doesNotContain("demo-page-token").doesNotContain("demo-linkedin");
    out.getBuffer().setLength(0);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
    assertThat(check()).isFalse();
    assertThat(out.toString()).contains("FALLA").contains(spanish);
  }

  @Test
  void aTokenOfOnePageIsNamed() throws Exception {
    Files.writeString(directory.resolve("old-token"), "old-token");
    configure("page-tokens: {111: file:old-token}");
    assertThat(check()).isFalse();
    assertThat(out.toString()).contains("channels.fb.meta.page-tokens.111: Meta responded 400");
  }

  @Test
  void aClientSecretThatLinkedInRefusesIsAFault() throws Exception {
    Files.writeString(directory.resolve("demo-client-secret"), "another");
    assertThat(check()).isFalse();
    assertThat(out.toString())
        .contains(
            "linkedin.client-id: LinkedIn responded 401 and does not say when the token ends");
  }

  @Test
  void anAppOfMetaThatIsNotTheTokensIsAFault() throws Exception {
    Files.writeString(directory.resolve("demo-app-secret"), "another");
    assertThat(check()).isFalse();
    assertThat(out.toString())
        .contains(
            "meta.app-id: Meta responded 400 and does not say when the token ends: check"
                + " meta.app-id, and that the first of secrets is the secret of this app")
        .doesNotContain("demo-page-token");
  }

  @Test
  void aPageThatDoesNotExistIsAFault() throws Exception {
    configure("pages: [\"999\"]");
    assertThat(check()).isFalse();
    assertThat(out.toString()).contains("page 999").contains("it does not exist for this token");
  }

  private boolean check() throws Exception {
    CheckReport report = new CheckReport(new PrintWriter(out, true), false);
    new PlatformCheck(Configuration.load(directory, Map.of()), Path.of("routes"), report).run();
    return report.isFine();
  }

  private HttpResponse<String> sandbox(String method, String path, String json) throws Exception {
    HttpResponse<String> response =
        Http11.CLIENT.send(
            Http11.request(sandbox.baseUrl().resolve("/sandbox/" + path), method, json)
                .header("Content-Type", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }
}
