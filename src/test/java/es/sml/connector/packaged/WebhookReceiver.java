package es.sml.connector.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The webhooks of CRMs, each with its path. They record the events and may behave badly. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  /** The outcome of a request. */
  enum Conduct {
    TAKE,
    REFUSE,
    /** It keeps the event and responds with a failure. */
    TAKE_AND_REFUSE,
    /** It keeps the event and does not respond. */
    TAKE_AND_CLOSE,
    /** It never responds. */
    HANG
  }

  static WebhookReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WebhookReceiver receiver = new WebhookReceiver(server);
    server.setExecutor(receiver.threads);
    server.start();
    return receiver;
  }

  /** The webhook of a CRM. */
  static final class End {
    private final Function<TakenEvent, Conduct> conduct;
    private final List<TakenEvent> acknowledged = new ArrayList<>();
    private final List<TakenEvent> taken = new ArrayList<>();
    private int requests;

    private End(Function<TakenEvent, Conduct> conduct) {
      this.conduct = conduct;
    }

    /** The events in the order of their successful responses, with duplicates. */
    synchronized List<TakenEvent> acknowledged() {
      return List.copyOf(acknowledged);
    }

    /** All events, with any response. */
    synchronized List<TakenEvent> taken() {
      return List.copyOf(taken);
    }

    synchronized int requests() {
      return requests;
    }

    private synchronized void note(TakenEvent event, Conduct conducted) {
      requests++;
      if (conducted == Conduct.TAKE) {
        acknowledged.add(event);
      }
      if (conducted != Conduct.REFUSE && conducted != Conduct.HANG) {
        taken.add(event);
      }
    }
  }

  /**
   * Opens another webhook.
   *
   * @param conduct decides about each request, on its thread
   */
  End open(String path, Function<TakenEvent, Conduct> conduct) {
    End end = new End(conduct);
    server.createContext(path, exchange -> answer(exchange, end));
    return end;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  // Recorded first, because the sender may send the next event right after the response.
  private void answer(HttpExchange exchange, End end) throws IOException {
    TakenEvent event =
        TakenEvent.ofJson(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Conduct conduct = end.conduct.apply(event);
    end.note(event, conduct);
    switch (conduct) {
      case TAKE -> exchange.sendResponseHeaders(204, -1);
      case REFUSE, TAKE_AND_REFUSE -> exchange.sendResponseHeaders(500, -1);
      case HANG -> awaitClose();
      case TAKE_AND_CLOSE -> {}
    }
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
