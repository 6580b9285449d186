package es.sml.connector.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import es.sml.connector.cli.SmlConnector;
import es.sml.connector.testing.server.IdentityProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The login of a person at the terminal, and its use by the other commands. */
class LoginCommandTest {
  private static final String PENDING = "{\"error\":\"authorization_pending\"}";

  @TempDir private Path directory;
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private String home;
  private IdentityProvider provider;
  private HttpServer api;
  private Path file;
  private String out;
  private String err;

  @BeforeEach
  void start() throws Exception {
    home = System.getProperty("user.home");
    System.setProperty("user.home", directory.toString());
    file = directory.resolve(".sml-connector/login.json");
    provider = new IdentityProvider();
    provider.set(
        "device",
        """
        {"device_code":"device-1","user_code":"WDJB-MJHT","verification_url":"%s/enter",
        "expires_in":60,"interval":1}"""
            .formatted(provider.issuer()));
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/api/v1/pauses",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "{\"pauses\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    api.start();
    Files.writeString(
        directory.resolve("application.properties"),
        """
        ops.port = %d
        ops.operator-token = env:OF_THE_SERVICE
        ops.oidc.issuer = %s
        ops.oidc.client-id = console
        ops.oidc.client-secret = env:OF_THE_SERVICE
        ops.oidc.device-client-id = terminal
        ops.oidc.operator-groups = leads-operators
        """
            .formatted(api.getAddress().getPort(), provider.issuer()));
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          main: {base-url: 'https://sml.example', username: u, password: env:OF_THE_SERVICE}
        dealers:
          norte: {account: main, source: 1, queue: {}, groups: {operators: [norte-bosses]}}
        """);
  }

  @AfterEach
  void stop() {
    System.setProperty("user.home", home);
    provider.close();
    api.stop(0);
  }

  @Test
  void aPersonSignsInByACodeAndTheOtherCommandsUseTheLogin() throws Exception {
    String idToken = provider.sign(ofTerminal().build());
    provider.respondNext(PENDING);
    provider.respondNext(IdentityProvider.tokens(idToken, "refresh-1"));
    assertThat(run("login")).as(err).isZero();
    assertThat(out)
        .contains(provider.issuer() + "/enter", "WDJB-MJHT", "operator ana, subject 8f3c")
        .doesNotContain(idToken, "refresh-1", "device-1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(provider.requests())
        .anyMatch(
            sent ->
                sent.startsWith("/group/token")
                    && sent.contains("device_code=device-1")
                    && sent.contains("client_id=terminal"));

    assertThat(run("pauses")).as(err).isZero();
    assertThat(authorizations).containsExactly("Bearer " + idToken);

    assertThat(run("logout")).isZero();
    assertThat(file).doesNotExist();
    assertThat(provider.requests())
        .anyMatch(sent -> sent.startsWith("/group/revoke") && sent.contains("token=refresh-1"));
    // Without a login it is the operator's token again, which this shell does not have.
    assertThat(run("pauses")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err).contains("OF_THE_SERVICE");
  }

  @Test
  void aLoginIsRenewedAndItsEndIsNamed() throws Exception {
    signIn("refresh-1");
    String next = provider.sign(ofTerminal().claim("again", true).build());
    provider.respondNext(IdentityProvider.tokens(next, "refresh-2"));
    assertThat(run("pauses")).as(err).isZero();
    assertThat(authorizations).containsExactly("Bearer " + next);
    assertThat(file).content().contains("refresh-2");

    signIn("refresh-3");
    provider.respondNext("{\"error\":\"invalid_grant\"}");
    assertThat(run("pauses")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err)
        .contains("your login has ended", "invalid_grant", "sml-connector login")
        .doesNotContain("refresh-3");
    assertThat(authorizations).hasSize(1);
  }

  @Test
  void aPersonOfOneDealerReadsForWhichTheRightsAre() {
    String idToken = provider.sign(ofTerminal().claim("groups", List.of("norte-bosses")).build());
    provider.respondNext(IdentityProvider.tokens(idToken, "refresh-1"));
    assertThat(run("login")).as(err).isZero();
    assertThat(out).contains("operator ana, subject 8f3c", "Your rights are only for: norte");
  }

  @Test
  void anEndWithoutATokenOrARoleSavesNothing() throws Exception {
    provider.respondNext("{\"error\":\"access_denied\"}");
    assertThat(run("login")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err).contains("the sign-in was cancelled");
    provider.respondNext("{\"error\":\"expired_token\"}");
    assertThat(run("login")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err).contains("the code is no longer valid; begin again");
    provider.respondNext("{\"error\":\"unauthorized_client\"}");
    assertThat(run("login")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err).contains("(unauthorized_client); check ops.oidc.client-id");
    provider.respondNext(
        IdentityProvider.tokens(
            provider.sign(ofTerminal().claim("groups", List.of("others")).build()), "r"));
    assertThat(run("login")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err).contains("is in no group with a role");
    provider.respondNext(
        IdentityProvider.tokens(
            provider.sign(ofTerminal().audience("another").build(), JOSEObjectType.JWT), "r"));
    assertThat(run("login")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(file).doesNotExist();
  }

  /** Signs in with a token that has ended in the meantime. */
  private void signIn(String refreshToken) {
    new LoginFile(file)
        .write(
            new LoginFile.Tokens(
                provider.issuer(),
                "terminal",
                provider.sign(
                    ofTerminal().expirationTime(Date.from(Instant.now().minusSeconds(1))).build()),
                refreshToken));
  }

  private JWTClaimsSet.Builder ofTerminal() {
    return provider.claims().audience("terminal");
  }

  private int run(String command) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        SmlConnector.commandLine()
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(command, "--config", directory.toString());
    out = output.toString();
    err = errors.toString();
    return code;
  }
}
