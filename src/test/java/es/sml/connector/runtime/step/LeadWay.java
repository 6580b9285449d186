package es.sml.connector.runtime.step;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.deliver.reconcile.SenderIdentity;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.runtime.lint.UnconnectedLedger;
import es.sml.connector.runtime.module.DeliveryModule;
import es.sml.connector.runtime.node.Clocks;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.session.SmlSessions;
import es.sml.connector.sml.session.TokenStore;
import java.util.function.LongSupplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;

/** The shipped steps of a lead's way, by clocks of a test's own. */
public final class LeadWay {
  /** Of a message on its way to a queue: when it is delivered, in milliseconds since 1970. */
  public static final String DELIVERED_AT = LeadHeaders.DELIVER_AT;

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
      SenderIdentity sender,
      LongSupplier steadyClock,
      LongSupplier wallClock) {
    SmlClient client = new SmlClient(template, settings.sml().pageSize());
    SmlSessions sessions =
        new SmlSessions(
            configuration.ofDealers(Dealers::accounts), settings.sml(), template, TokenStore.ALONE);
    RequestRateLimiter pace = new RequestRateLimiter(configuration.ofDealers(Dealers::accounts));
    Ledger ledger = new Ledger(transactions, CreatedLeads.NONE, sender.node());
    new DeliveryModule(configuration, registry, template, unused -> false)
        .bindLeads(
            ledger,
            transactions,
            client,
            new SmlOperations(client, sessions),
            pace,
            sender,
            new Clocks(steadyClock, wallClock));
    SmlSteps.bind(registry, sessions, pace, settings.sml());
    registry.bind("failureKinds", new FailureKinds());
    registry.bind("scheduleFailures", new ScheduleFailures());
  }

  /** Binds them where there is no ledger, for their names. */
  public void bindUnconnected(Registry registry) {
    bind(registry, new UnconnectedLedger(), SenderIdentity.alone(), () -> 0, () -> 0);
  }

  /** Binds others than those that wait by the machine's clock. */
  public static void bindPoisonMessageGuard(Registry registry, PoisonMessageGuard guard) {
    new DeliverySteps(registry).bindPoisonGuard(guard);
  }

  /** How long a lead is under way, by the settings. */
  public SendTimes times() {
    return DeliveryModule.times(settings.sml());
  }
}
