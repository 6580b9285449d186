package es.sml.connector.runtime;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.config.Settings;
import es.sml.connector.deliver.CreatedLeads;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.Poster;
import es.sml.connector.deliver.Settlement.SendTimes;
import es.sml.connector.deliver.Suspects;
import es.sml.connector.sml.RequestPace;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlSessions;
import es.sml.connector.sml.TokenBoard;
import java.util.function.LongSupplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;

/** The shipped steps of a lead's way, by clocks of a test's own. */
public final class LeadWay {
  /** Of a message on its way to a queue: when it is delivered, in milliseconds since 1970. */
  public static final String DELIVERED_AT = LeadSteps.SCHEDULED_DELIVERY;

  private final RunningConfiguration configuration;
  private final Settings settings;
  private final ProducerTemplate template;

  public LeadWay(RunningConfiguration configuration, ProducerTemplate template) {
    this.configuration = configuration;
    this.settings = configuration.now().configuration().settings();
    this.template = template;
  }

  /**
   * Binds them as a process that starts now has them.
   *
   * @param steadyClock in nanoseconds
   * @param wallClock in milliseconds since 1970
   */
  public void bind(
      Registry registry,
      LedgerTransactions transactions,
      Poster poster,
      LongSupplier steadyClock,
      LongSupplier wallClock) {
    SmlClient client = new SmlClient(template, settings.sml().pageSize());
    SmlSessions sessions =
        new SmlSessions(
            configuration.ofDealers(Dealers::accounts), settings.sml(), template, TokenBoard.ALONE);
    RequestPace pace = new RequestPace(configuration.ofDealers(Dealers::accounts));
    Ledger ledger = new Ledger(transactions, CreatedLeads.UNWATCHED, poster.node());
    new DeliveryBeans(configuration, registry, template, unused -> false)
        .bindLeads(
            ledger,
            transactions,
            client,
            new SmlOperations(client, sessions),
            pace,
            poster,
            new Clocks(steadyClock, wallClock));
    SmlSteps.bind(registry, sessions, pace, settings.sml());
    registry.bind("failureKinds", new FailureKinds());
  }

  /** Binds them where there is no ledger, for their names. */
  public void bindUnconnected(Registry registry) {
    bind(registry, new UnconnectedLedger(), Poster.alone(), () -> 0, () -> 0);
  }

  /** Binds others than those that wait by the machine's clock. */
  public static void bindSuspects(Registry registry, Suspects suspects) {
    new LeadSteps(registry).bindSuspects(suspects);
  }

  /** How long a lead is under way, by the settings. */
  public SendTimes times() {
    return DeliveryBeans.times(settings.sml());
  }
}
