package es.sml.connector.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.DealerMailbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a paused mailbox and the sources of a paused dealer are not read. */
class PausedSourcesTest extends OpsStationTest {
  private static final String MAILBOX = "norte/leads@norte.example/INBOX";

  private final DealerMailbox mailbox = new DealerMailbox();

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withDealer(
        """
        %s
            drop-folder:
              directory: %s
              poll-interval: 100ms
              stable-for: 200ms"""
            .formatted(mailbox.yaml(), directory.resolve("drop")));
  }

  @AfterEach
  void stopMailServer() {
    mailbox.close();
  }

  @Test
  void aPausedMailboxIsNotReadAndLosesNothing() throws Exception {
    startAll();
    await().until(() -> stateOfMailbox().equals("WAITING"));
    pause("mailbox", MAILBOX);
    assertThat(stateOfMailbox()).isEqualTo("PAUSED");
    mailbox.deliver(mail("<1@portal.example>"));
    drop("one");
    connector.awaitCreated(1); // the dealer's folder is not paused
    assertThat(mailbox.mails("INBOX")).hasSize(1);
    assertThat(ops.get("status").at("/mailboxes/0/reason").asText())
        .isEqualTo("paused by operator (ana): obras");
    assertThat(ops.get("status").at("/mailboxes/0/status").asText()).isEqualTo("UP");

    resume("mailbox", MAILBOX);
    connector.awaitCreated(2);
    await().until(() -> mailbox.mails("INBOX").isEmpty());
  }

  @Test
  void noSourceOfAPausedDealerIsRead() throws Exception {
    startAll();
    await().until(() -> stateOfMailbox().equals("WAITING"));
    pause("dealer", "norte");
    mailbox.deliver(mail("<1@portal.example>"));
    Path file = drop("one");
    await() // many polls would be due
        .during(Duration.ofSeconds(2))
        .until(() -> Files.exists(file) && mailbox.mails("INBOX").size() == 1);
    assertThat(stateOfMailbox()).isEqualTo("PAUSED");
    assertThat(connector.created()).isZero();

    resume("dealer", "norte");
    connector.awaitCreated(2);
  }

  @Test
  void aPauseIsInForceFromTheFirstMomentOfAStart() throws Exception {
    startAll();
    pause("mailbox", MAILBOX);
    connector.stop();
    mailbox.deliver(mail("<1@portal.example>"));
    connector.start();
    ops = new OpsCalls(connector.runtime().opsPort());
    assertThat(stateOfMailbox()).isEqualTo("PAUSED");
    drop("one");
    connector.awaitCreated(1);
    assertThat(mailbox.mails("INBOX")).hasSize(1);

    resume("mailbox", MAILBOX);
    connector.awaitCreated(2);
  }

  private String stateOfMailbox() {
    return ops.get("status").at("/mailboxes/0/state").asText();
  }

  private Path drop(String name) throws Exception {
    Path file = directory.resolve("drop").resolve(name + ".json");
    return Files.write(file, RunningConnector.lead(1).getBytes(StandardCharsets.UTF_8));
  }

  private static String mail(String id) {
    return "From: portal@portal.example\r\nTo: leads@norte.example\r\nSubject: Lead\r\nMessage-ID: "
        + id
        + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + "Nombre: Ana Ruiz\r\nTeléfono: 611 22 33 44\r\nVehículo: Seat Ibiza\r\n";
  }

  private void pause(String kind, String name) {
    JsonNode pause =
        ops.post(
            "pauses",
            "{\"kind\":\"%s\",\"name\":\"%s\",\"reason\":\"obras\"}".formatted(kind, name));
    assertThat(pause.path("state").asText()).isEqualTo("paused");
  }

  private void resume(String kind, String name) {
    ops.post("pauses/resume", "{\"kind\":\"%s\",\"name\":\"%s\"}".formatted(kind, name));
  }
}
