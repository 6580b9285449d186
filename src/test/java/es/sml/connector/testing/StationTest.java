package es.sml.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped routes of one station with the real beans, broker and ledger, against a sandbox. They
 * do not run before the test starts them, so that it can have a step fail that never fails by
 * itself.
 */
public abstract class StationTest extends CamelTestSupport {
  public static final String INBOUND = "leads.inbound.demo";
  public static final String DEAD = "leads.dead";
  public static final String PARKED = "leads.parked";
  public static final String DISMISSED = "leads.dismissed";
  public static final String DEALER = "dealers.norte.leads";

  @TempDir protected Path directory;
  public RunningConnector connector;

  /** Routes that stay stopped, as a pattern of Camel's. */
  protected abstract String idleRoutes();

  protected void configure(RunningConnector prepared) throws Exception {}

  @Override
  public void configureTest(TestExecutionConfiguration test) {
    super.configureTest(test);
    test.withUseAdviceWith(true).withUseRouteBuilder(false);
  }

  @Override
  public void configureContext(CamelContextConfiguration camel) {
    super.configureContext(camel);
    // Checks of accounts would add requests to the counted ones.
    String idle = idleRoutes();
    camel.withAutoStartupExcludePatterns(idle.equals("none") ? idle : idle + ",check-account*");
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    connector = new RunningConnector(directory);
    configure(connector);
    return connector.prepare();
  }

  @AfterEach
  protected void stopConnector() {
    connector.close();
  }

  /** Has a step fail so many times before it is done; it works from then on. */
  protected void failBefore(String route, String step, int times, Exception failure)
      throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    before(
        route,
        step,
        exchange -> {
          if (left.getAndDecrement() > 0) {
            throw failure;
          }
        });
  }

  /** Does something each time before a step. */
  protected void before(String route, String step, Processor action) throws Exception {
    AdviceWith.adviceWith(
        context, route, false, advice -> advice.weaveById(".*" + step).before().process(action));
  }

  /** Has the first two exchanges wait for one another there. */
  protected void meetBefore(String route, String step) throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    before(
        route,
        step,
        exchange -> {
          both.countDown();
          both.await();
        });
  }

  /** What the ledger has of a message that came over the dealer's queue under an id of its own. */
  protected LedgerEntry entry(String id, String body) {
    return connector.runtime().ledger().find(key(id, body)).orElse(null);
  }

  public static String key(String id, String body) {
    return MessageKey.of("norte", id, body.getBytes(StandardCharsets.UTF_8));
  }

  protected LedgerEntry awaitState(String id, String body, LeadState state) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(entry(id, body)).isNotNull().extracting("state").isEqualTo(state));
    return entry(id, body);
  }

  protected List<Message> awaitMessages(String queue, int count) throws JMSException {
    await()
        .atMost(Duration.ofMinutes(2))
        // Another broker creates a queue with its first message.
        .ignoreException(InvalidDestinationException.class)
        .until(() -> connector.browse(queue).size() == count);
    return connector.browse(queue);
  }

  /** How often SML answered an operation with a status. */
  protected int answers(String operation, int status) {
    return connector.stats().at("/requests/" + operation + "/" + status).asInt();
  }

  /** Counts the requests of an operation with any response. */
  protected int requests(String operation) {
    int sum = 0;
    for (var count : connector.stats().at("/requests/" + operation)) {
      sum += count.asInt();
    }
    return sum;
  }

  /** The properties that a message carries, but for those of JMS itself. */
  public static Set<String> properties(Message message) throws JMSException {
    return Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
        .map(String::valueOf)
        .filter(name -> !name.startsWith("JMSX"))
        .collect(Collectors.toSet());
  }
}
