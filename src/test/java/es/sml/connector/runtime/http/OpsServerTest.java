package es.sml.connector.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.testing.RawHttp;
import io.vertx.core.Promise;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the ops port's server deals with connections, by itself and with little patience. */
class OpsServerTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final String HEAD = "GET /slow HTTP/1.1\r\nHost: localhost\r\n";

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Promise<Void> slow = Promise.promise();
  private OpsServer server;

  private int start() throws Exception {
    server =
        new OpsServer(
            new OpsSettings(true, null, 0, null, null, null, null),
            call -> slow.future().onSuccess(go -> call.response().end("done")),
            PATIENCE);
    context.addService(server);
    context.start();
    return server.getPort();
  }

  @AfterEach
  void stop() throws Exception {
    context.close();
  }

  @Test
  void aRequestThatDoesNotComeToItsEndIsCutOff() throws Exception {
    int port = start();
    List<Socket> half = new ArrayList<>();
    for (String sent :
        List.of(
            "",
            "G",
            "GET /observe/live HTTP/1.1\r\nHost: local",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12345",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n12345",
            "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")) {
      Socket socket = RawHttp.open(port);
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      half.add(socket);
    }
    for (Socket socket : half) {
      assertThat(RawHttp.rest(socket)).doesNotContain("(still open)");
    }
  }

  @Test
  void drippingKeepsNoConnectionOpen() throws Exception {
    int port = start();
    Socket socket = RawHttp.open(port);
    socket
        .getOutputStream()
        .write("GET /observe/live HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              try {
                socket.getOutputStream().write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                return false;
              } catch (java.io.IOException e) {
                return true; // closed by the server
              }
            });
  }

  @Test
  void aCompleteRequestMayRunLong() throws Exception {
    int port = start();
    try (Socket socket = RawHttp.open(port);
        Socket silent = RawHttp.open(port)) {
      socket.setSoTimeout(5_000);
      silent.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write((HEAD + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(RawHttp.rest(silent)).isEmpty(); // the patience is over by now
      slow.complete();
      assertThat(RawHttp.rest(socket)).endsWith("done");
    }
  }

  @Test
  void tooManyConnectionsAreTurnedAway() throws Exception {
    server =
        new OpsServer(
            new OpsSettings(true, null, 0, null, null, null, null),
            call -> call.response().end("done"),
            Duration.ofMinutes(1));
    context.addService(server);
    context.start();
    List<Socket> all = new ArrayList<>();
    try {
      for (int i = 0; i < 520; i++) {
        all.add(RawHttp.open(server.getPort()));
      }
      Socket last = all.get(all.size() - 1);
      last.setSoTimeout(5_000);
      assertThat(RawHttp.rest(last)).isEmpty();
    } finally {
      for (Socket socket : all) {
        socket.close();
      }
    }
    await()
        .until(
            () ->
                RawHttp.send(server.getPort(), HEAD.strip(), "Connection: close").endsWith("done"));
  }
}
