package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.testing.sandbox.SandboxAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 31-sml-login: the bytes of the request, and each response to it. */
class SmlLoginTest {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static HttpServer server;
  private static SandboxAccess sml;
  private static volatile int status;
  private static volatile String response;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SmlLoginTest::respond);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    sml = new SandboxAccess(address, directory);
  }

  @AfterAll
  static void stop() {
    sml.close();
    server.stop(0);
  }

  /** After a refusal no login is sent until the back-off is over; a success ends it. */
  @BeforeEach
  void respondWithSuccess() {
    status = 200;
    response = "{\"token\":\"abc\"}";
    await().ignoreException(SmlLoginException.class).until(SmlLoginTest::logIn, "abc"::equals);
    SEEN.clear();
  }

  @Test
  void sendsNameAndPasswordAndNothingElse() {
    logIn();
    assertThat(SEEN)
        .containsExactly(
            "POST /api/auth/login/ application/json 37 {\"username\":\"demo\",\"password\":\"demo\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"token\":\"abc\",\"user\":{\"id\":1}} | abc",
        "{\"TOKEN\":1,\"token\":5} | 5",
        "{\"token\":\"abc\"}<html> | abc",
      })
  void readsTheToken(String body, String token) {
    response = body;
    assertThat(logIn()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "5",
        "\"abc\"",
        "\"\"",
        "<html>",
        "{\"token\":",
        "{}",
        "{\"token\":null}",
        "{\"token\":\" \"}",
        "{\"token\":{\"a\":1}}",
        "{\"token\":[\"abc\"]}",
      })
  void refusesAResponseWithoutAToken(String body) {
    response = body;
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("response to the login has no token: check the account's base-url");
  }

  @ParameterizedTest
  @MethodSource("tokensForNoHeader")
  void refusesATokenThatFitsInNoHeader(String token) {
    response = "{\"token\":\"" + token + "\"}";
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("has more than 8192 characters, or a character that no header allows")
        .hasMessageNotContaining("abc");
  }

  private static List<String> tokensForNoHeader() {
    return List.of("a".repeat(8_193), "abc\\r\\nX: y", "abc d", "abc\\u0000", "abcñ");
  }

  @Test
  void readsTheLongestToken() {
    response = "{\"token\":\"" + "a".repeat(8_192) + "\"}";
    assertThat(logIn()).hasSize(8_192);
  }

  @Test
  void readsNoLoginOfManyMegabytes() {
    response = "{\"token\":\"" + "a".repeat(5 << 20) + "\"}";
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("response to login is larger than 1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void namesTheAccountThatSmlRefuses(int refusal) {
    status = refusal;
    response = "{\"detail\": \"no\"}";
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("refused the login with " + refusal);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 405, 410})
  void namesTheAddressIfAProxyRefuses(int refusal) {
    status = refusal;
    response = "<html>";
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("a proxy sent it, not SML: check the account's base-url");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 429, 500})
  void waitsAfterEveryOtherResponse(int other) {
    status = other;
    assertThatThrownBy(SmlLoginTest::logIn)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("responded to the login with " + other);
  }

  private static String logIn() {
    return sml.run("login", "", null).path("token").asText();
  }

  private static void respond(HttpExchange exchange) throws IOException {
    SEEN.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Content-Length"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] body = response.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // The connector ends a response that is too large.
    }
  }
}
