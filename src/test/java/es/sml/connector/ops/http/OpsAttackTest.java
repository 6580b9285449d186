package es.sml.connector.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RawHttp;
import es.sml.connector.testing.RunningConnector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the ops port of a whole connector, byte by byte. */
class OpsAttackTest extends OpsStationTest {
  private static final String BEARER = "Authorization: Bearer ";
  private static final List<String> PATHS =
      List.of(
          "/observe/live",
          "/observe/health",
          "/observe/metrics",
          "/console",
          "/console/assets/console.css",
          "/api/v1/leads",
          "/nothing",
          "/");

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("ops.public-host", "https://ops.example, metrics.example:9000");
  }

  @BeforeEach
  void start() throws Exception {
    startAll();
  }

  @Test
  void noPathIsServedUnderTheNameOfAnotherSite() throws Exception {
    for (String path : PATHS) {
      for (String host :
          List.of(
              "evil.example",
              "evil.example:8077",
              "localhost.evil.example",
              "127.0.0.1.evil.example",
              "evil.localhost",
              "sub.ops.example",
              "metrics.example",
              "metrics.example:9001",
              "0.0.0.0",
              "10.1.2.3",
              "[::2]",
              "2130706433",
              "127.1")) {
        String response = get(path, host);
        assertThat(RawHttp.status(response)).as(path + " " + host).isEqualTo(421);
        assertThat(response).contains("ops.public-host").doesNotContain("evil");
      }
    }
  }

  @Test
  void anOddHostIsNoHost() throws Exception {
    for (String host :
        List.of(
            "",
            " ",
            "localhost:",
            "localhost:x",
            "localhost:123456",
            "localhost, evil.example",
            "localhost evil.example",
            "localhost/evil",
            "user@localhost",
            "localhost#",
            "[::1",
            "::1",
            "[localhost]",
            "[::1%25eth0]",
            "127.0.0.01",
            "localhost\u0000",
            "loc\u00e1lhost")) {
      assertThat(RawHttp.status(get("/observe/live", host))).as(host).isIn(400, 421);
    }
    for (List<String> head :
        List.of(
            List.of("GET /observe/live HTTP/1.1"),
            List.of("GET /observe/live HTTP/1.0"),
            List.of("GET /observe/live HTTP/1.1", "Host: localhost", "Host: localhost"),
            List.of("GET /observe/live HTTP/1.1", "Host: localhost", "host: evil.example"),
            List.of("GET http://evil.example/observe/live HTTP/1.1", "Host: localhost"),
            List.of("GET http://localhost/observe/live HTTP/1.1", "Host: evil.example"),
            List.of("OPTIONS * HTTP/1.1", "Host: localhost"),
            List.of("CONNECT evil.example:443 HTTP/1.1", "Host: localhost"),
            List.of(
                "GET /observe/live HTTP/1.1",
                "Host: evil.example",
                "X-Forwarded-Host: localhost",
                "Forwarded: host=localhost"))) {
      List<String> lines = new ArrayList<>(head);
      lines.add("Connection: close");
      String response = RawHttp.send(port(), lines.toArray(String[]::new));
      assertThat(RawHttp.status(response)).as(head.toString()).isIn(400, 421);
    }
  }

  @Test
  void itsOwnNamesAreServed() throws Exception {
    for (String host :
        List.of(
            "localhost",
            "LocalHost:8077",
            "localhost.",
            "127.0.0.1",
            "127.0.0.1:" + port(),
            "127.9.8.7:1",
            "[::1]",
            "[::1]:8077",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "ops.example",
            "OPS.example.",
            "ops.example:443",
            "metrics.example:9000")) {
      assertThat(RawHttp.status(get("/observe/live", host))).as(host).isEqualTo(200);
    }
    assertThat(
            RawHttp.send(
                port(),
                "GET /observe/live HTTP/1.1",
                "Host: localhost",
                "X-Forwarded-Host: evil.example",
                "Connection: close"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void onlyTheTokenGrantsRights() throws Exception {
    String lead = "{\"leads\":[\"0123456789ab\"]}";
    for (String name :
        List.of("OpsRole", "opsrole", "CamelOpsRole", "Authorization", "role", "Ops-Role")) {
      for (String value : List.of("OPERATOR", "Bearer " + OpsCalls.OPERATOR)) {
        String query = "?" + name + "=" + OpsCalls.encode(value);
        assertThat(ops.send("GET", "/api/v1/leads" + query, null, null).statusCode())
            .as("none " + query)
            .isEqualTo(401);
        assertThat(ops.send("GET", "/api/v1/leads" + query, OpsCalls.VIEWER, null).statusCode())
            .as("viewer " + query)
            .isEqualTo(400);
        for (String path : List.of("leads/erase", "dead-letters/replay", "reload")) {
          HttpResponse<String> erased =
              ops.send("POST", "/api/v1/" + path + query, OpsCalls.VIEWER, lead);
          assertThat(erased.statusCode()).as(path + query).isEqualTo(403);
        }
        // A viewer may not search leads by text, even if the query claims another role.
        assertThat(
                ops.send(
                        "POST",
                        "/api/v1/leads/search" + query,
                        OpsCalls.VIEWER,
                        "{\"text\":\"Canaria\"}")
                    .statusCode())
            .isEqualTo(403);
      }
    }
  }

  @Test
  void aParameterIsNoHeader() {
    for (String query :
        List.of(
            "?Ops-Person=root",
            "?CamelHttpUri=/api/v1/leads/x",
            "?CamelHttpRawQuery=limit%3D1",
            "?CamelHttpMethod=POST",
            "?lead=x&letter=x",
            "?Content-Type=text/html&CamelHttpResponseCode=500&Set-Cookie=a%3Db&Location=/x")) {
      HttpResponse<String> plain = ops.send("GET", "/api/v1/leads?x=1", OpsCalls.OPERATOR, null);
      HttpResponse<String> asked =
          ops.send("GET", "/api/v1/leads" + query, OpsCalls.OPERATOR, null);
      assertThat(asked.statusCode()).as(query).isEqualTo(400);
      assertThat(asked.body()).contains("refused.no-parameter");
      assertThat(asked.headers().map().keySet()).isEqualTo(plain.headers().map().keySet());
      assertThat(asked.headers().firstValue("Content-Type")).contains("application/json");
    }
    ops.send(
        "POST",
        "/api/v1/leads/search?Ops-Person=root",
        OpsCalls.OPERATOR,
        "{\"text\":\"611223344\"}");
    assertThat(ops.get("audit").toString()).doesNotContain("root");
  }

  @Test
  void noTalkOfHttp2WithoutTls() throws Exception {
    String upgraded =
        RawHttp.send(
            port(),
            "GET /observe/live HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade, HTTP2-Settings, close",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");
    assertThat(upgraded).doesNotContain("101 Switching").startsWith("HTTP/1.1 200");
    String priorKnowledge =
        RawHttp.sendText(
            port(),
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
    // No frame of HTTP/2, whose first one would be its settings: length, type 4.
    assertThat(priorKnowledge).matches("(?s)(HTTP/.\\.. [45].*)?").doesNotContain("(still open)");
  }

  @Test
  void twoReadersOfOneRequestFindTheSameEnd() throws Exception {
    String hidden = "GET /observe/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String head = "POST /nothing HTTP/1.1\r\nHost: localhost\r\n";
    for (String request :
        List.of(
            head + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
            head + "Content-Length: 0\r\nContent-Length: 9\r\n\r\n" + hidden,
            head + "Content-Length: +0\r\n\r\n" + hidden,
            head + "Content-Length : 0\r\n\r\n" + hidden,
            head + "Transfer-Encoding: identity, chunked, x\r\n\r\n0\r\n\r\n" + hidden,
            head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
            head + "Transfer-Encoding: gzip\r\nTransfer-Encoding: x\r\n\r\n" + hidden,
            head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + hidden,
            head + "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + hidden,
            head + " folded: Host\r\n\r\n" + hidden)) {
      String responses = RawHttp.sendText(port(), request);
      assertThat(responses).as(request).doesNotContain("\"status\":\"UP\"");
    }
  }

  @Test
  void anUnknownTransferCodingIsRefusedAndCloses() throws Exception {
    String response =
        RawHttp.send(
            port(), "POST /nothing HTTP/1.1", "Host: localhost", "Transfer-Encoding: xchunked");
    assertThat(RawHttp.status(response)).isEqualTo(400);
    assertThat(response).contains("Transfer-Encoding: chunked").doesNotContain("(still open)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=b", "application/x-www-form-urlencoded"})
  void noFolderIsMadeForFiles(String type) throws Exception {
    Path folder = Path.of("file-uploads");
    Files.deleteIfExists(folder);
    for (String path : List.of("/api/v1/messages/try", "/console/login")) {
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                  .header("Authorization", "Bearer " + OpsCalls.OPERATOR)
                  .header("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofString("--b\r\n\r\nx\r\n--b--\r\n"))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aMalformedPathIsRefusedAndLogsNothing() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      String response = get("/%zz", "localhost");
      assertThat(RawHttp.status(response)).isEqualTo(400);
      assertThat(response).contains("refused.percent");
      for (String path :
          List.of("/console/sign-in/callback?error=<s>&state=x", "/api/v1/leads?q=%zz")) {
        assertThat(RawHttp.status(get(path, "localhost"))).as(path).isEqualTo(400);
        assertThat(get(path, "localhost")).contains("refused.uri");
      }
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void limitsRemain() throws Exception {
    assertThat(RawHttp.status(get("/" + "a".repeat(25_000), "localhost"))).isEqualTo(414);
    assertThat(
            RawHttp.status(
                RawHttp.send(
                    port(), "GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(25_000))))
        .isEqualTo(431);
    String body = "a".repeat((1 << 20) + 1);
    assertThat(
            RawHttp.status(
                RawHttp.sendText(
                    port(),
                    "POST /api/v1/leads/search HTTP/1.1\r\nHost: localhost\r\n"
                        + BEARER
                        + OpsCalls.OPERATOR
                        + "\r\nConnection: close\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)))
        .isEqualTo(413);
  }

  @Test
  void aBodyThatIsNoJsonIsRefusedByItsHeader() throws Exception {
    for (String type :
        List.of(
            "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
      String response = search("\r\nContent-Type: " + type);
      assertThat(RawHttp.status(response)).as(type).isEqualTo(415);
      assertThat(response).contains("refused.no-json-type", "Content-Type: application/json");
    }
    for (String header :
        List.of(
            "",
            "\r\nContent-Type: Application/JSON ;charset=utf-8",
            "\r\nContent-Type: application/vnd.a+json")) {
      assertThat(RawHttp.status(search(header))).as(header).isEqualTo(200);
    }
    assertThat(get("/api/v1/leads", "localhost\r\nContent-Type: text/plain")).contains("200 OK");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() throws Exception {
    byte[] latin = "{\"text\":\"I\u00f1aki\"}".getBytes(StandardCharsets.ISO_8859_1);
    for (String type : List.of("application/json", "application/json; charset=iso-8859-1")) {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + port() + "/api/v1/leads/search"))
                      .header("Authorization", "Bearer " + OpsCalls.OPERATOR)
                      .header("Content-Type", type)
                      .POST(HttpRequest.BodyPublishers.ofByteArray(latin))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(type).isEqualTo(400);
      assertThat(response.body()).contains("refused.no-utf8", "send the JSON in UTF-8");
    }
  }

  private String search(String header) throws Exception {
    String body = "{\"text\":\"611223344\"}";
    return RawHttp.sendText(
        port(),
        "POST /api/v1/leads/search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + BEARER
            + OpsCalls.OPERATOR
            + header
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Test
  void wrongTokensAreSlowedAndTheRightOneIsNot() throws Exception {
    long begun = System.nanoTime();
    ExecutorService attacker = Executors.newFixedThreadPool(20);
    try {
      Callable<Integer> guess = () -> ops.send("GET", "/api/v1/leads", "wrong", null).statusCode();
      List<Future<Integer>> guesses =
          Stream.generate(() -> attacker.submit(guess)).limit(20).toList();
      guesses.get(0).get();
      ops.get("leads"); // the operator's goes through meanwhile
      for (Future<Integer> each : guesses) {
        assertThat(each.get()).isEqualTo(401);
      }
    } finally {
      attacker.shutdownNow();
    }
    assertThat(System.nanoTime() - begun).isGreaterThan(1_900_000_000L);
    // Wrong tokens do not lock the operator out of the console either.
    ConsoleCalls console = new ConsoleCalls("http://127.0.0.1:" + port());
    for (int i = 0; i < 4; i++) {
      assertThat(console.post("/console/login", "token", "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(console.as(OpsCalls.OPERATOR).get("/console").statusCode()).isEqualTo(200);
  }

  @Test
  void theCookieIsForHttpsWhereTheConsoleIsBehindIt() throws Exception {
    String secure = login("ops.example");
    assertThat(secure)
        .contains("__Host-sml-session=", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/")
        .doesNotContain("Domain");
    String plain = login("localhost");
    assertThat(plain).contains("sml-session=").doesNotContain("__Host-", "Secure");
    assertThat(console("ops.example", "__Host-sml-session=" + id(secure))).contains("200 OK");
    // A page that is not of HTTPS can set a cookie without the prefix, and so is not believed.
    assertThat(console("ops.example", "sml-session=" + id(secure))).contains("401");
    assertThat(console("localhost", "sml-session=" + id(plain))).contains("200 OK");
    assertThat(console("localhost", "__Host-sml-session=" + id(plain))).contains("401");
  }

  @Test
  void aSilentConnectionBlocksNoOther() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = RawHttp.open(port());
        socket.getOutputStream().write("GET /observe/".getBytes(StandardCharsets.US_ASCII));
        silent.add(socket);
      }
      assertThat(RawHttp.status(get("/observe/live", "localhost"))).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private String login(String host) throws Exception {
    String body = "token=" + OpsCalls.VIEWER;
    String response =
        RawHttp.sendText(
            port(),
            "POST /console/login HTTP/1.1\r\nHost: "
                + host
                + "\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    return response
        .lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("set-cookie:"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(response));
  }

  private static String id(String cookie) {
    return cookie.replaceAll(".*?session=([^;]*);.*", "$1");
  }

  private String console(String host, String cookie) throws Exception {
    return RawHttp.send(
            port(),
            "GET /console HTTP/1.1",
            "Host: " + host,
            "Cookie: " + cookie,
            "Connection: close")
        .lines()
        .findFirst()
        .orElseThrow();
  }

  private String get(String path, String host) throws Exception {
    return RawHttp.send(
        port(),
        "GET " + path + " HTTP/1.1",
        "Host: " + host,
        BEARER + OpsCalls.OPERATOR,
        "Connection: close");
  }

  private int port() {
    return connector.runtime().opsPort();
  }
}
