package es.sml.connector.sml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that responds to each operation as the manual prints it: each text is "string", and each
 * list has one entry.
 */
final class ManualServer implements AutoCloseable {
  private static final String TOKEN = "string";

  private final HttpServer server;
  private final int status;
  private final String scheme;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private volatile boolean numbersAsTexts;
  private volatile String lastRequest = "";

  /**
   * @param status of each success
   * @param scheme the word before the token
   */
  ManualServer(int status, String scheme) throws IOException {
    this.status = status;
    this.scheme = scheme;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets the server write each number as a text. */
  void writeNumbersAsTexts() {
    numbersAsTexts = true;
  }

  /** Returns the last request's parameters and body. */
  String lastRequest() {
    return lastRequest;
  }

  /** Returns why requests are not as the manual prints them. */
  List<String> problems() {
    return problems;
  }

  /** Returns a success as the manual prints it; empty if it has no body. */
  static ObjectNode printed(SmlOperation operation) {
    return ManualSample.response(ManualFact.successOf(operation.label()), false);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      List<SmlOperation> meant =
          Arrays.stream(SmlOperation.values()).filter(each -> isMeant(each, exchange)).toList();
      if (meant.isEmpty()) {
        problems.add("no operation: " + exchange.getRequestMethod() + exchange.getRequestURI());
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean login = meant.contains(SmlOperation.LOGIN);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (!login && !(scheme + " " + TOKEN).equals(authorization)) {
        send(exchange, 401, "{\"detail\": \"string\"}");
        return;
      }
      String query = exchange.getRequestURI().getQuery();
      lastRequest =
          (query == null ? "" : query) + " " + new String(request, StandardCharsets.UTF_8);
      checkBody(exchange, request, meant);
      ObjectNode printed = printed(meant.get(0));
      String body = printed.isEmpty() ? "" : printed.toString();
      send(exchange, status, numbersAsTexts ? body.replaceAll("\":(\\d+)", "\":\"$1\"") : body);
    }
  }

  private static boolean isMeant(SmlOperation operation, HttpExchange exchange) {
    return operation.method().equals(exchange.getRequestMethod())
        && exchange
            .getRequestURI()
            .getPath()
            .matches(operation.path().replaceAll("\\{\\w+\\}", "\\\\d+"));
  }

  private void checkBody(HttpExchange exchange, byte[] request, List<SmlOperation> meant)
      throws IOException {
    boolean needed =
        meant.stream()
            .anyMatch(each -> !ManualFact.all(ManualFact.BodyField.class, each.label()).isEmpty());
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    boolean isJson = request.length > 0 && "application/json".equals(type) && isObject(request);
    if (needed != isJson || (!needed && request.length > 0)) {
      problems.add(meant.get(0).label() + ": body of type " + type);
    }
  }

  private static boolean isObject(byte[] request) throws IOException {
    return SmlJson.MAPPER.readTree(request).isObject();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
