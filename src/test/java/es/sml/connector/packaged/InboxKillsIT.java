package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.inbox.HostileImapServer;
import es.sml.connector.inbox.Misbehaviours;
import es.sml.connector.inbox.Reaction;
import es.sml.connector.inbox.ScriptedMailbox;
import es.sml.connector.inbox.ScriptedUser;
import es.sml.connector.inbox.Times;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a mailbox while its reader and its server are killed at each step of the reading. */
class InboxKillsIT {
  private static final List<String> STEPS =
      List.of("LOGIN", "SELECT", "UID SEARCH", "UID FETCH", "UID MOVE", "IDLE");
  private static final int MAILS_A_KILL = 3;

  @TempDir Path directory;
  private Sandbox sandbox;
  private HostileImapServer server;
  private ScriptedUser user;
  private PackagedConnector connector;
  private int mails;

  @BeforeEach
  void configure() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    server = HostileImapServer.plain().start();
    user = server.addUser("leads@norte.example", "demo");
    user.mailbox().createFolder("Processed");
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(config.resolve("application.properties"), "ops.enabled = false\n");
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:%d", username: demo, password: "env:SML_PASSWORD"}
        dealers:
          norte:
            account: demo
            source: 1
            inboxes:
              - {host: %s, port: %d, security: none, username: %s, password: "env:SML_PASSWORD", initial-read: all}
        """
            .formatted(sandbox.port(), server.host(), server.port(), user.name()));
  }

  @AfterEach
  void stop() throws IOException {
    if (connector != null) {
      connector.close();
    }
    server.close();
    sandbox.close();
  }

  @Test
  void makesEachMailOneLeadThroughKillsOfTheConnector() throws Exception {
    for (String step : STEPS) {
      killAt(step, user.misbehaviours()::at);
      if (!step.equals("IDLE")) { // the next mail completes it
        killAt(step, user.misbehaviours()::afterDoing);
      }
    }
    killAt("UID MOVE", user.misbehaviours()::afterCopying);
    start();
    requireEachOnce();
  }

  @Test
  void makesEachMailOneLeadThroughKillsOfTheServer() throws Exception {
    start();
    for (String step : STEPS) {
      deliver();
      CountDownLatch killed = new CountDownLatch(1);
      user.misbehaviours()
          .at(
              step,
              Reaction.happenFirst(
                  () -> {
                    killServer();
                    killed.countDown();
                  }),
              Times.once());
      // Ending this connection triggers the steps of a new one.
      server.dropConnections(user);
      assertThat(killed.await(1, TimeUnit.MINUTES)).as(step).isTrue();
      user.misbehaviours().heal();
      deliver();
      server.start();
    }
    requireEachOnce();
  }

  private interface Rule {
    Misbehaviours add(String command, Reaction reaction, Times times);
  }

  private void killAt(String step, Rule rule) throws Exception {
    CountDownLatch killed = new CountDownLatch(1);
    rule.add(
        step,
        Reaction.happenFirst(
            () -> {
              connector.kill();
              killed.countDown();
            }),
        Times.once());
    deliver();
    start();
    assertThat(killed.await(1, TimeUnit.MINUTES)).as(step).isTrue();
    connector.awaitExit();
    user.misbehaviours().heal();
    // Unread data of the dead connector must not trigger the next kill.
    killServer();
    server.start();
  }

  private void start() throws IOException {
    connector = PackagedConnector.start(directory, "run");
  }

  private void killServer() {
    try {
      server.kill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver() {
    for (int i = 0; i < MAILS_A_KILL; i++) {
      user.mailbox()
          .deliver(
              "From: portal@portal.example\nMessage-ID: <%d@portal.example>\n\nNombre: Eva\nTeléfono: %d\nVehículo: Seat Ibiza\n"
                  .formatted(mails, 620_000_000 + mails));
      mails++;
    }
  }

  private void requireEachOnce() throws Exception {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                user.mailbox().mails(ScriptedMailbox.INBOX).isEmpty()
                    && references().size() >= mails);
    // Each mail has its own reference, so the count of different references shows that none is
    // missing or doubled.
    assertThat(references()).hasSize(mails).doesNotHaveDuplicates();
  }

  private List<String> references() throws Exception {
    HttpResponse<String> response =
        Http11.CLIENT.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox/audit?limit=100000"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    List<String> references = new ArrayList<>();
    for (JsonNode entry : new ObjectMapper().readTree(response.body()).path("entries")) {
      references.add(entry.path("tags").path(0).asText());
    }
    return references;
  }
}
