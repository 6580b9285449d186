package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 31-sml-login: the bytes of the request, and each response to it. */
class SmlLoginTest {
  private static final String LOGIN = "/api/auth/login/";

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String response = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsNameAndPasswordAndNothingElse(@TempDir Path directory) throws Exception {
    response = "{\"token\":\"abc\"}";
    ask(directory);
    assertThat(seen)
        .containsExactly(
            "POST /api/auth/login/ application/json 37 {\"username\":\"demo\",\"password\":\"demo\"}",
            "Token abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"token\":\"abc\",\"user\":{\"id\":1}} | abc",
        "{\"TOKEN\":1,\"token\":5} | 5",
        "{\"token\":\"abc\"}<html> | abc",
      })
  void readsTheToken(String body, String token, @TempDir Path directory) throws Exception {
    response = body;
    ask(directory);
    assertThat(seen.get(1)).isEqualTo("Token " + token);
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
  void refusesAResponseWithoutAToken(String body, @TempDir Path directory) {
    response = body;
    assertThatThrownBy(() -> ask(directory))
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("response to the login has no token: check the account's base-url");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void namesTheAccountThatSmlRefuses(int refusal, @TempDir Path directory) {
    status = refusal;
    response = "<html>";
    assertThatThrownBy(() -> ask(directory))
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("refused the login with " + refusal);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500})
  void waitsAfterEveryOtherResponse(int other, @TempDir Path directory) {
    status = other;
    response = "{\"token\":\"abc\"}";
    assertThatThrownBy(() -> ask(directory))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("responded to the login with " + other);
  }

  private void ask(Path directory) throws Exception {
    URI sml = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (SandboxAccess access = new SandboxAccess(sml, directory)) {
      access.run("list-gas-types", "", null);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    boolean login = exchange.getRequestURI().getPath().equals(LOGIN);
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (login) {
      seen.add(
          String.join(
              " ",
              exchange.getRequestMethod(),
              LOGIN,
              exchange.getRequestHeaders().getFirst("Content-Type"),
              exchange.getRequestHeaders().getFirst("Content-Length"),
              new String(request, StandardCharsets.UTF_8)));
    } else {
      seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
    }
    byte[] body = (login ? response : "[]").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(login ? status : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
