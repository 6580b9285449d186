package es.sml.connector.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import es.sml.connector.testing.Http11;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToxicProxyTest {
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private ToxicProxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    proxy = ToxicProxy.to(server.getAddress().getPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.stop(0);
  }

  private String post() throws IOException, InterruptedException {
    return Http11.CLIENT
        .send(
            Http11.request(URI.create("http://127.0.0.1:" + proxy.port()), "POST", "x".repeat(500))
                .timeout(Duration.ofSeconds(2))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void passesOnWhatItIsGiven() throws Exception {
    assertThat(post()).isEqualTo("ok");
  }

  static List<Toxic> slow() {
    return List.of(new Toxic.Latency(50), new Toxic.Slicer(20, 1), new Toxic.Bandwidth(5_000));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void passesOnSlowly(Toxic toxic) throws Exception {
    proxy.poison(toxic);
    long start = System.nanoTime();
    assertThat(post()).isEqualTo("ok");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(25));
  }

  @Test
  void cutsARequestShort() throws Exception {
    proxy.poison(new Toxic.LimitData(300));
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(requests).hasValue(0);
    assertThat(proxy.struck()).isEqualTo(1);
  }

  @Test
  void losesAnAnswer() throws Exception {
    proxy.poison(new Toxic.ResetPeer());
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(requests.get()).isPositive();
  }

  static List<Toxic> silent() {
    return List.of(new Toxic.Blackhole(), new Toxic.Down());
  }

  @ParameterizedTest
  @MethodSource("silent")
  void letsNothingPassUntilItIsHealed(Toxic toxic) throws Exception {
    proxy.poison(toxic);
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(requests).hasValue(0);
    proxy.heal();
    assertThat(post()).isEqualTo("ok");
  }

  @Test
  void isDownAtOnce() throws Exception {
    for (int i = 0; i < 500; i++) {
      proxy.poison(new Toxic.Down());
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), proxy.port()).close())
          .isInstanceOf(ConnectException.class);
      proxy.heal();
    }
  }
}
