package es.sml.connector.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A provider's token endpoint on this machine, with prepared responses and a record of requests.
 */
public final class TokenServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
  private volatile HttpHandler answer = exchange -> send(exchange, 500, "text/plain", "");

  public TokenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/token",
        exchange -> {
          forms.add(form(exchange));
          answer.handle(exchange);
        });
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  /** What it was asked so far: the fields of each request's form. */
  public List<Map<String, String>> forms() {
    return forms;
  }

  public void answers(HttpHandler handler) {
    answer = handler;
  }

  public void answers(int status, String json) {
    answers(exchange -> send(exchange, status, "application/json; charset=utf-8", json));
  }

  /** Answers with this token, good for so many seconds. */
  public void gives(String token, long seconds) {
    answers(200, token(token, seconds));
  }

  public static String token(String token, long seconds) {
    return "{\"access_token\":\""
        + token
        + "\",\"token_type\":\"Bearer\",\"expires_in\":"
        + seconds
        + "}";
  }

  public static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      String[] pair = field.split("=", 2);
      String previous =
          form.put(
              URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
              URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      if (previous != null) {
        throw new IOException("a field came twice");
      }
    }
    return form;
  }
}
