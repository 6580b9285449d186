package es.sml.connector.ops.logging;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.DealerMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a running connector logs, and what never. */
class LogTest extends OpsStationTest {
  private static final List<String> MARKS =
      List.of(
          "Zanahoria",
          "zanahoria",
          "611000777",
          "berenjena",
          "Berenjena",
          OpsCalls.OPERATOR,
          "Token ");
  private static final String REFUSED =
      "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Berenjena\"},\"client\":{\"name\":\"Eva"
          + " Zanahoria\",\"phone\":\"611000777\",\"email\":\"zanahoria sin arroba\"},"
          + "\"note\":[{\"content\":\"una berenjena\"}]}";
  private static final String GOOD =
      "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Berenjena\"},\"client\":{\"name\":\"Eva"
          + " Zanahoria\",\"phone\":\"611000777\",\"email\":\"zanahoria@correo.example\"},"
          + "\"note\":[{\"content\":\"una berenjena\"}]}";

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing(); // what the thread is about now
          events.add(event);
        }
      };
  private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("es.sml.connector");
  private Encoder<ILoggingEvent> text;
  private DealerMailbox mailbox;

  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    // A slow machine is no news either.
    prepared
        .withSetting("sml.read-timeout", "15s")
        .withSetting("sml.request-timeout", "20s")
        .withSetting("sml.connect-timeout", "10s");
    mailbox = new DealerMailbox();
    prepared.withDealer("queue: {}\n    " + mailbox.yaml());
  }

  @BeforeEach
  void listen() {
    text = stderr().getEncoder();
    listener.start();
    root.addAppender(listener);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(listener);
    ours.setLevel(Level.INFO);
    root.setLevel(Level.WARN);
    stderr().setEncoder(text);
    mailbox.close();
  }

  @Test
  void isQuietWhenAllIsWell() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, GOOD, "good");
    awaitState("good", GOOD, LeadState.CREATED);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(lines()).allMatch(line -> line.contains("SML accepts the auth-scheme"));
  }

  @Test
  void hasNothingOfACustomerAtAnyLevel() throws Exception {
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    before(
        "parse-message",
        "parse-message-read",
        lead -> {
          if (key("bug", GOOD).equals(LeadContext.of(lead).key())) {
            throw new IllegalStateException("Eva Zanahoria");
          }
        });
    startAll();
    goTheWholeWay();
    assertThat(events).anyMatch(event -> event.getLevel() == Level.DEBUG);
    Set<String> leaking = new TreeSet<>();
    for (ILoggingEvent event : events) {
      if (MARKS.stream().anyMatch(event.getFormattedMessage()::contains)) {
        leaking.add(event.getLoggerName());
      }
    }
    assertThat(leaking).isEmpty();
    for (String line : lines()) {
      assertThat(MARKS).as(line).noneMatch(line::contains);
    }
    LogOutput.use(new LogSettings(LogSettings.Format.JSON));
    for (String line : lines()) {
      assertThat(MARKS).as(line).noneMatch(line::contains);
    }
  }

  @Test
  void namesTheLeadOnEachLineAboutIt() throws Exception {
    failBefore("parse-message", "parse-message-read", 1, new IllegalStateException("a bug"));
    startAll();
    connector.sendCorrelated(DEALER, GOOD, "good");
    awaitMessages(DEAD, 1);
    String key = key("good", GOOD);
    assertThat(lines().stream().filter(line -> line.contains("IllegalStateException")))
        .isNotEmpty()
        .allMatch(line -> line.contains(key));
    LogOutput.use(new LogSettings(LogSettings.Format.JSON));
    JsonNode line =
        lines().stream()
            .map(LogTest::json)
            .filter(each -> each.path("formattedMessage").asText().contains("dead letter"))
            .findFirst()
            .orElseThrow();
    assertThat(line.at("/mdc/lead").asText()).isEqualTo(key);
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    // The next log line of this thread belongs to another lead.
    connector.sendCorrelated(DEALER, GOOD, "another");
    awaitState("another", GOOD, LeadState.CREATED);
    assertThat(events.stream().map(event -> event.getMDCPropertyMap().get("lead")))
        .containsOnly(key, null);
  }

  @Test
  void noTextFromOutsideSteersATerminalOrForgesALine() {
    Logger log = logger("es.sml.connector.test");
    String hostile = "Contacto\r\n2026-11-25 ERROR forged\u001b[31m\u202e\u0007";
    log.error("a mail: {}", hostile, new IllegalStateException(hostile));
    String shown = lines().get(0);
    assertThat(shown.lines().findFirst().orElseThrow())
        .endsWith("a mail: Contacto  2026-11-25 ERROR forged\uFFFD[31m\uFFFD\uFFFD");
    assertThat(shown.chars().filter(c -> c != '\n' && c != '\t'))
        .noneMatch(Character::isISOControl);
    LogOutput.use(new LogSettings(LogSettings.Format.JSON));
    String line = lines().get(0);
    assertThat(line.stripTrailing().chars()).noneMatch(Character::isISOControl);
    assertThat(json(line).path("formattedMessage").asText()).isEqualTo("a mail: " + hostile);
  }

  private void goTheWholeWay() throws Exception {
    connector.sendCorrelated(DEALER, GOOD, "good");
    awaitState("good", GOOD, LeadState.CREATED);
    connector.sendCorrelated(DEALER, GOOD, "good"); // which is known, and worth a line at DEBUG
    await()
        .until(
            () ->
                lines().stream().anyMatch(line -> line.contains("was processed before: CREATED")));
    connector.sendCorrelated(DEALER, REFUSED, "refused");
    connector.sendCorrelated(DEALER, "Eva Zanahoria 611000777 berenjena", "unreadable");
    connector.sendCorrelated(DEALER, "{\"Eva Zanahoria\":[\"611000777\"]}", "no lead");
    connector.sendCorrelated(DEALER, "<lead><a>Zanahoria 611000777</lead>", "broken");
    mailbox.deliver(
        """
        Message-ID: <zanahoria-1@portal.example>
        From: Eva Zanahoria <zanahoria@correo.example>
        Subject: =?utf-8?Q?Zanahoria=0D=0A=1B[31m_berenjena?=

        Nombre: Eva Zanahoria
        Teléfono: 611000777
        Vehículo: Seat Berenjena
        """);
    connector.awaitCreated(2);
    awaitAside(4);
    connector.fault(on("create-lead").commitThenRespond(500).once());
    connector.sendCorrelated(DEALER, GOOD, "unknown");
    awaitState("unknown", GOOD, LeadState.CREATED);
    connector.sendCorrelated(DEALER, GOOD, "bug");
    awaitAside(5);
    ops.get("dead-letters");
    ops.get("status");
    connector.stopSandbox();
    connector.sendCorrelated(DEALER, GOOD, "away");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                lines().stream()
                    .anyMatch(line -> line.contains("account demo: delivery is paused")));
  }

  private void awaitAside(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> connector.browse(DEAD).size() + connector.browse(DISMISSED).size() == count);
  }

  /** What was logged so far, as the log's own encoder writes it now. */
  private List<String> lines() {
    Encoder<ILoggingEvent> encoder = stderr().getEncoder();
    return events.stream()
        .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
        .toList();
  }

  private OutputStreamAppender<ILoggingEvent> stderr() {
    return (OutputStreamAppender<ILoggingEvent>) root.getAppender("STDERR");
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
