package es.sml.connector.simulation;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.deliver.reconcile.SenderIdentity;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.runtime.pause.ScheduledRuns;
import es.sml.connector.runtime.step.LeadWay;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsBinding;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SimpleRegistry;

/**
 * The shipped route files from the queues into SML, run once for all worlds. Each step runs with
 * the memory of the process on its strand.
 */
final class LeadRoutes implements AutoCloseable {
  static final String ACCOUNT = "demo";

  private static final List<String> FILES =
      List.of(
          "00-errors",
          "11-dealer-queue",
          "20-parse",
          "25-deliver",
          "26-duplicate",
          "30-post",
          "31-sml-login",
          "32-sml-request",
          "34-not-created",
          "40-dead-letter");
  private static final Path ANY_MAIL = Path.of("config/formats/correo-etiquetado.yaml");
  private static final List<String> REPLIES =
      List.of("leadReplies.request", "leadReplies.created", "leadReplies.divide");
  private static final Properties PROPERTIES = new Properties();

  static {
    PROPERTIES.putAll(
        Map.of(
            "parse.non-leads", "discard",
            "retention.non-leads", "1000",
            "sml.probe-interval", "1000"));
  }

  private final CamelContext camel = new DefaultCamelContext();
  private final Map<String, Consumer> consumers = new HashMap<>();
  private final LeadWay way;

  /**
   * @param routes the directory of the route files
   * @param directory for the configuration
   */
  LeadRoutes(Path routes, Path directory) throws Exception {
    RunningConfiguration configuration =
        new RunningConfiguration(LoadedConfiguration.of(configuration(directory)));
    camel.setAutowiredEnabled(false); // autowiring would replace the components by their names
    camel.addComponent("jms", new Links.Queues(consumers));
    camel.addComponent("http", new Links.Network());
    camel.addComponent("schedule", new Links.Queues(new HashMap<>()));
    camel.getPropertiesComponent().setInitialProperties(PROPERTIES);
    way = new LeadWay(configuration, camel.createProducerTemplate());
    bindSteps();
    RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
    List<Resource> files = new ArrayList<>();
    for (String file : FILES) {
      files.add(
          ResourceHelper.resolveMandatoryResource(
              camel, "file:" + routes.resolve(file + ".camel.yaml").toAbsolutePath()));
    }
    loader.loadRoutes(files);
    Map<String, Object> access = Map.of("account", ACCOUNT, "root", "http://sml.example");
    camel.addRouteFromTemplate("login", "sml-login", access);
    camel.addRouteFromTemplate("request", "sml-request", access);
    camel.addRouteFromTemplate(
        "inbound", "parse-inbound", Map.of("account", ACCOUNT, "sessions", "1", "beginners", "1"));
    for (String dealer : Worlds.DEALERS) {
      String queue = SimulatedBroker.queueOf(dealer);
      camel.addRouteFromTemplate(
          dealer,
          "dealer-queue-message",
          Map.of(
              "account",
              ACCOUNT,
              "dealer",
              dealer,
              "queue",
              queue,
              "sessions",
              "1",
              "beginners",
              "1"));
    }
    camel.start();
  }

  SendTimes times() {
    return way.times();
  }

  /** Gives a process the steps with their own memory. */
  void bind(Life life, LedgerTransactions ledger, SenderIdentity sender, Timeline timeline) {
    way.bind(life.steps(), ledger, sender, () -> timeline.passed().toNanos(), timeline::now);
  }

  /**
   * Sends a message through the routes.
   *
   * @throws Exception an unhandled failure; the message then stays on its queue
   */
  void process(Delivery delivery) throws Exception {
    Message message = delivery.message();
    Consumer consumer = consumers.get(message.queue());
    Exchange exchange = consumer.getEndpoint().createExchange();
    exchange.setProperty(Links.DELIVERY, delivery);
    if (message.body() instanceof String text) {
      String id = message.headers().get(LeadHeaders.NAME).toString();
      exchange.setMessage(
          new JmsMessage(
              exchange,
              SimulatedMessages.ofAStranger(id, text, message.redelivered()),
              null,
              new JmsBinding()));
    } else {
      exchange.getMessage().setHeaders(new HashMap<>(message.headers()));
      exchange.getMessage().setBody(message.body());
    }
    consumer.getProcessor().process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  @Override
  public void close() {
    camel.stop();
  }

  private static Configuration configuration(Path directory) throws IOException {
    Path formats = Files.createDirectories(directory.resolve("formats"));
    Files.copy(ANY_MAIL, formats.resolve(ANY_MAIL.getFileName()));
    ShippedVocabulary.linkInto(directory);
    Files.writeString(
        directory.resolve("application.properties"),
        """
        ops.enabled = false
        deliver.max-attempts = 5
        broker.url = tcp://broker.example:61616
        broker.username = connector
        broker.password = env:SML_PASSWORD
        """);
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://sml.example", username: demo, password: "env:SML_PASSWORD"}
        dealers:
          %s: {account: demo, source: 1, queue: {}}
          %s: {account: demo, source: 1, queue: {}, duplicates: {policy: note}}
          %s: {account: demo, source: 1, queue: {}, duplicates: {policy: discard}}
        """
            .formatted(Worlds.CREATES, Worlds.NOTES, Worlds.IGNORES));
    return Configuration.load(directory, Map.of("SML_PASSWORD", "demo"));
  }

  private void bindSteps() {
    SimpleRegistry steps = new SimpleRegistry();
    way.bindUnconnected(steps);
    steps.forEach(
        (name, beans) -> {
          if (beans.containsKey(Processor.class)) {
            Processor step = exchange -> Strand.current().life().step(name).process(exchange);
            camel.getRegistry().bind(name, Processor.class, step);
          } else {
            beans.values().forEach(bean -> camel.getRegistry().bind(name, bean));
          }
        });
    Processor nothing = exchange -> {};
    REPLIES.forEach(name -> camel.getRegistry().bind(name, Processor.class, nothing));
    camel.getRegistry().bind("accountRoutePolicy", new RoutePolicySupport() {});
    camel.getRegistry().bind("duplicateLeadAudit", new Object());
    camel.getRegistry().bind("scheduledRuns", new ScheduledRuns(null)); // none runs
    camel
        .getRegistry()
        .bind("doorThreads", new StoringThreads(() -> false)); // without a door: no wait
  }
}
