package es.sml.connector.sml.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.ScriptedServer;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.PageReading;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.http.RequestDeadline;
import es.sml.connector.sml.http.SmlAnswers;
import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SmlConnectionsTest {
  private static final Duration DEADLINE = Duration.ofMillis(900);

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private SmlConnections connections;

  @BeforeEach
  void startCamelWithTheComponent() {
    connect(DEADLINE);
    camel.start();
  }

  private void connect(Duration deadline) {
    connections =
        new SmlConnections(
            new SmlSettings(
                null,
                Duration.ofSeconds(10),
                deadline,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            2);
    camel.addComponent("http", connections.component());
  }

  /** For an answer that takes long only where the machine is busy. */
  private void beMorePatient() {
    reconnect(Duration.ofSeconds(25));
  }

  private void reconnect(Duration deadline) {
    connections.close();
    camel.removeComponent("http");
    connect(deadline);
  }

  @AfterEach
  void stop() {
    camel.stop();
    connections.close();
  }

  @Test
  void anAnswerThatTricklesEndsAtTheDeadline() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(ScriptedServer.text("HTTP/1.1 200 OK\nContent-Length: 1000\n\n"));
              trickle(out);
            })) {
      assertThat(timeOfFailure(server)).isBetween(DEADLINE.minusMillis(50), Duration.ofSeconds(5));
    }
  }

  @Test
  void headersThatTrickleEndAtTheDeadline() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(ScriptedServer.text("HTTP/1.1 200 OK\nX-Slow: "));
              trickle(out);
            })) {
      assertThat(timeOfFailure(server)).isBetween(DEADLINE.minusMillis(50), Duration.ofSeconds(5));
    }
  }

  @Test
  void silenceEndsAtTheDeadline() throws Exception {
    try (ScriptedServer server = new ScriptedServer(out -> Thread.sleep(20_000))) {
      assertThat(timeOfFailure(server)).isBetween(DEADLINE.minusMillis(50), Duration.ofSeconds(5));
    }
  }

  @Test
  void aRequestThatWasAnsweredLeavesNoAlarmOnItsConnection() throws Exception {
    reconnect(Duration.ofSeconds(5)); // two seconds to spare for a busy machine
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              // An alarm left over would ring within the next request.
              Thread.sleep(3_000);
              out.write(ScriptedServer.text("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}"));
            })) {
      for (int i = 0; i < 2; i++) {
        assertThat(status(request(server, "GET"))).isEqualTo(200);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429, 500})
  void sendsAPostOnceWhateverTheAnswer(int status) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering(
            "HTTP/1.1 " + status + " No\nRetry-After: 0\nContent-Length: 0\n\n")) {
      assertThat(status(request(server, "POST"))).isEqualTo(status);
      assertThat(server.requests()).containsExactly("POST /api/lead/ HTTP/1.1");
    }
  }

  @Test
  void sendsAPostOnceWhenTheConnectionIsCutBeforeTheAnswer() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              throw new IOException("cut");
            })) {
      assertThat(request(server, "POST").getException()).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    try (ScriptedServer other = ScriptedServer.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        ScriptedServer server =
            ScriptedServer.answering(
                "HTTP/1.1 %d Elsewhere\nLocation: %s/api/lead/\nContent-Length: 0\n\n"
                    .formatted(status, other.url()))) {
      assertThat(status(request(server, "GET"))).isEqualTo(status);
      assertThat(status(request(server, "POST"))).isEqualTo(status);
      assertThat(other.requests()).isEmpty();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void anAnswerLargerThanTheCapFails() throws Exception {
    beMorePatient();
    byte[] megabyte = new byte[1 << 20];
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(ScriptedServer.text("HTTP/1.1 200 OK\nConnection: close\n\n"));
              for (int i = 0; i < 66; i++) {
                out.write(megabyte);
              }
              throw new IOException("the end");
            })) {
      Exchange answer = request(server, "GET");
      assertThat(answer.getException())
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("larger than");
    }
  }

  @Test
  void readsALargePageCompletelySoThatItsConnectionIsReused() throws Exception {
    beMorePatient();
    byte[] page = page(40_000);
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(
                  ScriptedServer.text("HTTP/1.1 200 OK\nContent-Length: " + page.length + "\n\n"));
              out.write(page);
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(readPage(server.url()).entries()).isEqualTo(40_000);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aPageThatIsNoJsonEndsItsConnectionAtOnce() throws Exception {
    beMorePatient();
    CountDownLatch ended = new CountDownLatch(1);
    byte[] megabyte = new byte[1 << 20];
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(ScriptedServer.text("HTTP/1.1 200 OK\nContent-Length: 999999999999\n\n"));
              try {
                while (true) {
                  out.write(megabyte);
                }
              } finally {
                ended.countDown();
              }
            })) {
      assertThatThrownBy(() -> readPage(server.url()))
          .isInstanceOf(SmlUnavailableException.class)
          .hasMessage("SML's response to list-leads is not JSON");
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static byte[] page(int entries) {
    return ("{\"results\":[" + "{\"id\":1,\"status\":\"tracing\"},".repeat(entries - 1) + "{}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private PageReading<SmlLeadRecord> readPage(String url) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main")
                .routeId("page")
                .errorHandler(noErrorHandler())
                .streamCache(false)
                .setHeader(RequestDeadline.LIST, constant("true"))
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .to(url + "?disableStreamCache=true")
                .process(SmlAnswers::receive);
          }
        });
    SmlClient client = new SmlClient(camel.createProducerTemplate(), 100);
    PageReading<SmlLeadRecord> page =
        new PageReading<>(SmlOperation.LIST_LEADS, SmlLeadRecord.class, 100, entries -> {});
    client.page("main", SmlOperation.LIST_LEADS, "/", null, page, new Semaphore(1));
    return page;
  }

  @Test
  void sendsNoCookieBack() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.answering("HTTP/1.1 200 OK\nSet-Cookie: s=1\nContent-Length: 0\n\n")) {
      request(server, "GET");
      request(server, "GET");
      assertThat(server.requests()).hasSize(2);
      assertThat(server.headers())
          .anyMatch(header -> header.startsWith("Host:"))
          .noneMatch(header -> header.startsWith("Cookie:"));
    }
  }

  @Test
  void anUnreachableServerHasReceivedNothing() throws Exception {
    int free = FreePorts.next();
    Exchange answer = request("http://127.0.0.1:" + free, "POST");
    assertThat(answer.getException()).isInstanceOf(ConnectException.class);
  }

  private Duration timeOfFailure(ScriptedServer server) {
    long started = System.nanoTime();
    Exchange answer = request(server, "GET");
    assertThat(answer.getException()).isInstanceOf(IOException.class);
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private Exchange request(ScriptedServer server, String method) {
    return request(server.url(), method);
  }

  private Exchange request(String url, String method) {
    return camel
        .createProducerTemplate()
        .request(
            url + "?throwExceptionOnFailure=false",
            exchange -> {
              exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
              exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/api/lead/");
              exchange.getMessage().setBody(method.equals("POST") ? new byte[] {'{', '}'} : null);
            });
  }

  private static int status(Exchange answer) {
    if (answer.getException() != null) {
      throw new AssertionError(answer.getException());
    }
    return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }

  private static void trickle(OutputStream out) throws IOException, InterruptedException {
    for (int i = 0; i < 1000; i++) {
      out.write('x');
      out.flush();
      Thread.sleep(100);
    }
  }
}
