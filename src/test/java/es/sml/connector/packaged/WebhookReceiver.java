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

/** CRMs' ends of webhooks, a path each, which note what they take and may behave badly. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  /** What becomes of a request. */
  enum Conduct {
    TAKE,
    REFUSE,
    /** It has the event, and says that it failed. */
    TAKE_AND_REFUSE,
    /** It has the event, and says nothing. */
    TAKE_AND_CLOSE,
    /** It never answers. */
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

  /** A CRM's end. */
  static final class End {
    private final Function<TakenEvent, Conduct> conduct;
    private final List<TakenEvent> acknowledged = new ArrayList<>();
    private final List<TakenEvent> taken = new ArrayList<>();
    private int requests;

    private End(Function<TakenEvent, Conduct> conduct) {
      this.conduct = conduct;
    }

    /** In the order in which they were answered with success; the same ones may come again. */
    synchronized List<TakenEvent> acknowledged() {
      return List.copyOf(acknowledged);
    }

    /** All that came, however it was answered. */
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
   * Opens another end.
   *
   * @param conduct asked at each request, on its thread
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

  // Noted first: whoever has the answer may send the next one at once.
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
