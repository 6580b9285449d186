package es.sml.connector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The webhooks of CRMs. One is at {@link #url()}; a test opens others, each with its path. They
 * record each request and respond as the test wants it.
 */
public final class WebhookReceiver implements AutoCloseable {
  /** Answer of a behaviour: 200, and a byte of the body now and then. */
  public static final int DRIP = 1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONG_BODY = 100_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
  private volatile Behaviour behaviour = call -> 204;

  public WebhookReceiver() throws IOException {
    this(0);
  }

  /** Starts on this port, such as that of a receiver that was stopped. */
  public WebhookReceiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A request, in the order of arrival. */
  public record Call(String path, Map<String, List<String>> headers, String body) {
    public JsonNode event() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    public String id() {
      return event().path("id").asText();
    }
  }

  /** Which status a call is answered with. */
  public interface Behaviour {
    int answer(Call call) throws IOException;
  }

  /** The outcome of a request to a {@link Hook}. */
  public enum Conduct {
    ACCEPT,
    REFUSE,
    /** It keeps the event and responds with a failure. */
    KEEP_AND_REFUSE,
    /** It keeps the event and does not respond. */
    KEEP_AND_CLOSE,
    /** It never responds. */
    HANG
  }

  /** The webhook of one CRM of several. */
  public static final class Hook {
    private final Function<Call, Conduct> conduct;
    private final List<Call> acknowledged = new ArrayList<>();
    private final List<Call> kept = new ArrayList<>();
    private int requests;

    private Hook(Function<Call, Conduct> conduct) {
      this.conduct = conduct;
    }

    /** Returns the events in the order of their successful responses, with duplicates. */
    public synchronized List<Call> acknowledged() {
      return List.copyOf(acknowledged);
    }

    /** Returns all events that it kept, with any response. */
    public synchronized List<Call> kept() {
      return List.copyOf(kept);
    }

    public synchronized int requests() {
      return requests;
    }

    private synchronized void note(Call call, Conduct conducted) {
      requests++;
      if (conducted == Conduct.ACCEPT) {
        acknowledged.add(call);
      }
      if (conducted != Conduct.REFUSE && conducted != Conduct.HANG) {
        kept.add(call);
      }
    }
  }

  /**
   * Opens another webhook.
   *
   * @param conduct decides about each request, on its thread
   */
  public Hook open(String path, Function<Call, Conduct> conduct) {
    Hook hook = new Hook(conduct);
    hooks.put(path, hook);
    return hook;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return url("/events");
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Sets how the webhook at {@link #url()} responds. */
  public void behave(Behaviour wanted) {
    behaviour = wanted;
  }

  /** Returns the requests to {@link #url()}, and to any path that no test opened. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The ids of all requests, repeats included. */
  public List<String> ids() {
    return calls().stream().map(Call::id).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Call call =
        new Call(
            exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body);
    Hook hook = hooks.get(call.path());
    if (hook == null) {
      answer(exchange, call);
    } else {
      answer(exchange, hook, call);
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, Call call) throws IOException {
    synchronized (this) {
      calls.add(call);
    }
    int status = behaviour.answer(call);
    if (status >= 300 && status < 400) {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
    }
    if (status == 429) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    if (status == DRIP) {
      drip(exchange);
    } else {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, LONG_BODY);
    try {
      while (!closed.await(100, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // Recorded first, because the sender may send the next event right after the response.
  private void answer(HttpExchange exchange, Hook hook, Call call) throws IOException {
    Conduct conduct = hook.conduct.apply(call);
    hook.note(call, conduct);
    switch (conduct) {
      case ACCEPT -> exchange.sendResponseHeaders(204, -1);
      case REFUSE, KEEP_AND_REFUSE -> exchange.sendResponseHeaders(500, -1);
      case HANG -> awaitClose();
      case KEEP_AND_CLOSE -> {}
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
