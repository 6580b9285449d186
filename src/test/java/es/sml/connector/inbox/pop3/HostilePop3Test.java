package es.sml.connector.inbox.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import jakarta.jms.BytesMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 10-inbox: a POP3 server that says one thing and sends another. */
class HostilePop3Test extends StationTest {
  private static final byte[] PIECE =
      ("x".repeat(70) + "\r\n").repeat(100).getBytes(StandardCharsets.US_ASCII);

  private final AtomicLong sent = new AtomicLong();
  private volatile boolean endlessUidl;
  private ServerSocket server;

  @Override
  protected String idleRoutes() {
    return "parse-inbound*,status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
    prepared.withDealer(
        """
            inboxes:
                  - host: 127.0.0.1
                    protocol: pop3
                    port: %d
                    security: none
                    username: leads@norte.example
                    password: env:MAIL_PASSWORD
                    initial-read: all
                    poll-interval: 100ms"""
            .formatted(server.getLocalPort()));
  }

  @AfterEach
  void stopMailServer() throws IOException {
    server.close();
  }

  @Test
  void givesUpAMailThatIsMuchLargerThanAnnounced() throws Exception {
    context.start();
    var dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadReason")).contains("bytes for the mail, but sends more");
    assertThat(((BytesMessage) dead).getBodyLength()).isZero();
    assertThat(awaitMessages(INBOUND, 1).get(0).getBody(byte[].class)).asString().contains("Ana");
    assertThat(sent.get()).as("with what lay in the socket's buffers").isLessThan(64 << 20);
  }

  @Test
  void endsAnAnswerWithoutEnd() throws Exception {
    endlessUidl = true;
    context.start();
    await().atMost(Duration.ofSeconds(60)).until(() -> sent.get() > 9 << 20);
    endlessUidl = false;
    assertThat(awaitMessages(INBOUND, 1).get(0).getBody(byte[].class)).asString().contains("Ana");
  }

  private void serve() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread thread = new Thread(() -> talk(client));
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      sent.addAndGet(0); // the test is over
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = client.getOutputStream();
      send(out, "+OK");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(line, out);
      }
    } catch (IOException e) {
      sent.addAndGet(0); // cut off, as it should be
    }
  }

  private void answer(String line, OutputStream out) throws IOException {
    switch (line) {
      case "STAT" -> send(out, "+OK 2 2000");
      case "LIST" -> send(out, "+OK\r\n1 1000\r\n2 1000\r\n.");
      case "LIST 1", "LIST 2" -> send(out, "+OK " + line.charAt(5) + " 1000");
      case "UIDL 1", "UIDL 2" -> {
        if (endlessUidl) {
          flood(out);
        }
        send(out, "+OK " + line.charAt(5) + " uid" + line.charAt(5));
      }
      case "TOP 1 0", "TOP 2 0" -> send(out, "+OK\r\nMessage-ID: <" + line + "@x>\r\n\r\n.");
      case "RETR 1" -> flood(out);
      case "RETR 2" -> send(out, "+OK\r\nMessage-ID: <2@x>\r\n\r\nNombre: Ana\r\n.");
      case "CAPA" -> send(out, "-ERR");
      default -> send(out, "+OK");
    }
  }

  private static void send(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void flood(OutputStream out) throws IOException {
    send(out, "+OK");
    while (true) {
      out.write(PIECE);
      sent.addAndGet(PIECE.length);
    }
  }
}
