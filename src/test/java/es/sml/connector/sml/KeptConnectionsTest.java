package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.sml.connection.SmlConnections;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that SML closes without {@code Connection: close}. */
@Timeout(60)
class KeptConnectionsTest {
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AtomicInteger asked = new AtomicInteger();
  private SmlConnections connections;

  @BeforeEach
  void startCamelWithTheComponent() {
    connections =
        new SmlConnections(
            new SmlSettings(null, null, null, null, null, null, null, null, null, null, null), 4);
    camel.addComponent("http", connections.component());
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    connections.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET"})
  void sendsEachRequestOnceWhereTheServerClosesAfterEachAnswer(String method) throws Exception {
    try (ScriptedServer server = new ScriptedServer(out -> answerAndClose(out, OK))) {
      for (int i = 1; i <= 20; i++) {
        assertThat(status(request(server, method))).isEqualTo(200);
        int closed = i;
        await().until(() -> server.closed() == closed);
      }
      assertThat(server.requests()).hasSize(20);
    }
  }

  @Test
  void findsOutAServerThatClosesAMomentAfterEachAnswerBeforeAPostIsLost() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(ScriptedServer.text(OK));
              out.flush();
              Thread.sleep(3);
              throw new IOException("closed without Connection: close");
            })) {
      for (int i = 1; i <= 20; i++) {
        assertThat(status(request(server, "POST"))).isEqualTo(200);
      }
      assertThat(server.requests()).hasSize(20);
    }
  }

  @Test
  void keepsTheConnectionToAServerThatKeepsIt() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(OK)) {
      for (int i = 1; i <= 20; i++) {
        assertThat(status(request(server, "POST"))).isEqualTo(200);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void readsNoUnrequestedResponseAsTheNextOne() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out ->
                answerAndClose(out, OK + "HTTP/1.1 408 Request Timeout\nContent-Length: 0\n\n"))) {
      assertThat(status(request(server, "POST"))).isEqualTo(200);
      await().until(() -> server.closed() == 1);
      assertThat(status(request(server, "POST"))).isEqualTo(200);
    }
  }

  @Test
  void keepsNoConnectionForSomeTimeAfterOneWasClosedRightAfterAnAnswer() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              if (asked.getAndIncrement() == 0) {
                answerAndClose(out, OK);
              }
              out.write(ScriptedServer.text(OK));
            })) {
      assertThat(status(request(server, "POST"))).isEqualTo(200);
      await().until(() -> server.closed() == 1);
      for (int i = 0; i < 3; i++) {
        assertThat(status(request(server, "POST"))).isEqualTo(200);
      }
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @Test
  void asksOnceMoreOnANewConnectionForWhatItReads() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::cutTheSecondRequest)) {
      assertThat(status(request(server, "GET"))).isEqualTo(200);
      assertThat(status(request(server, "GET"))).isEqualTo(200);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void neverRetriesAPostThatWasCutOnAKeptConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::cutTheSecondRequest)) {
      assertThat(status(request(server, "POST"))).isEqualTo(200);
      assertThat(request(server, "POST").getException()).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(2);
      assertThat(status(request(server, "POST"))).isEqualTo(200);
    }
  }

  @Test
  void asksNoThirdTime() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              if (asked.getAndIncrement() > 0) {
                throw new IOException("cut");
              }
              out.write(ScriptedServer.text(OK));
            })) {
      assertThat(status(request(server, "GET"))).isEqualTo(200);
      assertThat(request(server, "GET").getException()).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void neverRetriesARequestThatWasCutOnANewConnection() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              throw new IOException("cut");
            })) {
      assertThat(request(server, "GET").getException()).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private void cutTheSecondRequest(OutputStream out) throws IOException {
    if (asked.incrementAndGet() == 2) {
      throw new IOException("cut");
    }
    out.write(ScriptedServer.text(OK));
  }

  private static void answerAndClose(OutputStream out, String answer) throws IOException {
    out.write(ScriptedServer.text(answer));
    out.flush();
    throw new IOException("closed without Connection: close");
  }

  private Exchange request(ScriptedServer server, String method) {
    return camel
        .createProducerTemplate()
        .request(
            server.url() + "?throwExceptionOnFailure=false",
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
}
