package es.sml.connector.cli.check;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import es.sml.connector.cli.SmlConnector;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.tls.TestAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands check and send at a stand-in for the door and its proxy. */
class DoorCommandsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final DoorChannel CHANNEL =
      new DoorChannel(
          ChannelKind.TALLY,
          new Secret(SECRET),
          List.of(new Secret("ta-1")),
          null,
          null,
          null,
          null);

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private HttpServer door;
  private HttpExchange last;
  private String lastBody;

  @BeforeEach
  void start() throws IOException {
    door = serve(405, "application/problem+json", Map.of("Allow", "POST"), "{}");
  }

  @AfterEach
  void stop() {
    door.stop(0);
  }

  @Test
  void checkCallsTheUrlOfAChannelOnThisMachine() throws IOException {
    assertThat(check(null, true)).isTrue();
    assertThat(out.toString())
        .contains("norte/web        local                ok    http://127.0.0.1:")
        .contains("/in/norte/web/****** reaches the channel")
        .contains("door.public-url is not set")
        .doesNotContain(SECRET);
    assertThat(last.getRequestMethod()).isEqualTo("HEAD");
    assertThat(last.getRequestURI().getPath()).isEqualTo("/in/norte/web/" + SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "404, application/problem+json, the proxy changes the path",
    "404, text/html, another server responds with 404",
    "502, text/html, the proxy does not reach the door",
    "301, text/html, the proxy redirects (301)",
    "403, text/html, the proxy refuses the request (403)",
    "200, text/html, another server responds with 200",
    "503, application/problem+json, the channel is not ready",
  })
  void checkReportsAFaultInFrontOfTheDoor(int status, String type, String fault)
      throws IOException {
    HttpServer proxy = serve(status, type, Map.of(), "");
    try {
      assertThat(check("http://127.0.0.1:" + proxy.getAddress().getPort(), true)).isFalse();
    } finally {
      proxy.stop(0);
    }
    assertThat(out.toString()).contains("public               FAILS").contains(fault);
    assertThat(out.toString()).doesNotContain(SECRET);
  }

  @Test
  void checkReportsThatTheRunningConnectorHasAnotherSecret() throws IOException {
    stop();
    door = serve(404, "application/problem+json", Map.of(), "");
    assertThat(check("https://door.invalid", true)).isFalse();
    assertThat(out.toString())
        .contains("the running connector has another path-secret")
        .doesNotContain("public  ");
  }

  @Test
  void checkNamesAMissingRecordOfTheDns() throws IOException {
    assertThat(check("https://door.invalid", true)).isFalse();
    assertThat(out.toString()).contains("the DNS has no address of door.invalid");
  }

  @Test
  void checkExplainsACertificateThatSendersRefuse() throws Exception {
    TestAuthority authority = new TestAuthority(directory, "own").issue("door", "ip:127.0.0.1");
    HttpsServer proxy =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setHttpsConfigurator(new HttpsConfigurator(authority.server("door")));
    proxy.start();
    try {
      assertThat(check("https://127.0.0.1:" + proxy.getAddress().getPort(), true)).isFalse();
    } finally {
      proxy.stop(0);
    }
    assertThat(out.toString())
        .contains("TLS fails at 127.0.0.1", "the server's certificate is rejected")
        .contains("install a certificate of a public authority");
  }

  @Test
  void checkReportsThatTheDoorIsClosed() throws IOException {
    assertThat(check(null, false)).isFalse();
    assertThat(out.toString()).contains("set door.enabled = true");
  }

  @Test
  void aConnectorThatDoesNotRunIsNoFault() throws IOException {
    stop();
    assertThat(check(null, true)).isTrue();
    assertThat(out.toString()).contains("the port is closed, because the connector does not run");
  }

  @Test
  void sendSignsTheFileAndPrintsTheResponse() throws IOException {
    stop();
    door = serve(200, "application/json", Map.of(), "{\"received\":true}");
    assertThat(send("lead.json", "--dealer", "norte", "--channel", "web")).isZero();
    assertThat(out.toString()).contains("norte/web: HTTP 200", "{\"received\":true}");
    assertThat(last.getRequestURI().getPath()).isEqualTo("/in/norte/web/" + SECRET);
    assertThat(last.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(last.getRequestHeaders().getFirst("Tally-Signature")).isNotEmpty();
    assertThat(lastBody).isEqualTo("{\"eventId\":\"e1\"}");
    assertThat(out.toString()).doesNotContain(SECRET);
  }

  @Test
  void sendEndsWithOneIfTheDoorRefuses() throws IOException {
    assertThat(send("lead.json", "--dealer", "norte", "--channel", "web")).isEqualTo(1);
    assertThat(out.toString()).contains("norte/web: HTTP 405", "Allow: POST");
    stop();
    assertThat(send("lead.json", "--dealer", "norte", "--channel", "web")).isEqualTo(1);
    assertThat(out.toString()).contains("refuses the connection: start the connector");
  }

  @ParameterizedTest
  @CsvSource({
    "norte, nothing, lead.json, dealers.yaml has no channel norte/nothing; its channels are norte/web",
    "norte, web, absent.json, absent.json cannot be read",
  })
  void sendEndsWithTwoIfItIsUsedWrongly(String dealer, String channel, String file, String fault)
      throws IOException {
    assertThat(send(file, "--dealer", dealer, "--channel", channel)).isEqualTo(2);
    assertThat(out.toString()).contains(fault);
    assertThat(last).isNull();
  }

  private boolean check(String publicUrl, boolean isOpen) {
    CheckReport report = new CheckReport(new PrintWriter(out, true), false);
    DoorSettings settings =
        new DoorSettings(
            isOpen, null, door.getAddress().getPort(), null, null, null, publicUrl, null, null);
    new DoorCheck(settings, Map.of("norte/web", CHANNEL), report).run();
    return report.isFine();
  }

  private int send(String file, String... arguments) throws IOException {
    Files.writeString(
        directory.resolve("application.properties"),
        "door.enabled = true\ndoor.port = " + door.getAddress().getPort() + "\n");
    Files.writeString(directory.resolve("secret"), SECRET);
    aDealer()
        .password("file:secret")
        .with(
            """
            channels:
              web: {kind: tally, path-secret: "file:secret", secrets: ["file:secret"]}
            """)
        .writeTo(directory);
    Files.writeString(directory.resolve("lead.json"), "{\"eventId\":\"e1\"}");
    ShippedVocabulary.linkInto(directory);
    List<String> all = new java.util.ArrayList<>(List.of("send", "--config", directory.toString()));
    all.addAll(List.of(arguments));
    all.add(directory.resolve(file).toString());
    PrintWriter writer = new PrintWriter(out, true);
    CommandLine command = SmlConnector.commandLine().setOut(writer).setErr(writer);
    return command.execute(all.toArray(String[]::new));
  }

  private HttpServer serve(int status, String type, Map<String, String> headers, String body)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals("/")) {
            last = exchange;
            lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          }
          exchange.getResponseHeaders().set("Content-Type", type);
          headers.forEach(exchange.getResponseHeaders()::set);
          boolean hasNoBody = body.isEmpty() || exchange.getRequestMethod().equals("HEAD");
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, hasNoBody ? -1 : bytes.length);
          if (!hasNoBody) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
    return server;
  }
}
