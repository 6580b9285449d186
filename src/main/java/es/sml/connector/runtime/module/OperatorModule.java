package es.sml.connector.runtime.module;

import es.sml.connector.broker.Broker;
import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.dispatch.CrmMonitor;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.command.run.DirectCommands;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.config.reload.ShownConfiguration;
import es.sml.connector.console.Console;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.OpsActions;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsCrms;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.ops.OpsModule;
import es.sml.connector.ops.health.HealthReport;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.ops.retention.CustomerPlaces;
import es.sml.connector.ops.sml.OperationLimiter;
import es.sml.connector.ops.sml.SmlApi;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.report.mail.ReportMails;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.step.OpsSteps;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.limit.RequestRateLimiter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** The ops API with its retention, the console, and the reports of a running connector. */
public final class OperatorModule {
  private final RunningConfiguration configuration;
  private final Settings settings;
  private final Registry registry;
  private final LedgerTransactions transactions;
  private final Supplier<Broker> broker;

  /**
   * @param registry has the beans of delivery, commands and CRMs
   * @param broker the broker, once it runs
   */
  public OperatorModule(
      RunningConfiguration configuration,
      Registry registry,
      LedgerTransactions transactions,
      Supplier<Broker> broker) {
    this.configuration = configuration;
    this.settings = configuration.now().configuration().settings();
    this.registry = registry;
    this.transactions = transactions;
    this.broker = broker;
  }

  /**
   * Binds the beans that the routes of operators name.
   *
   * @param rateLimiter limiter of the requests to SML
   * @param door the door, for operators
   * @param actions the actions of the ops API on the whole connector
   * @param console console pages over the ops API
   */
  public void bind(
      RequestRateLimiter rateLimiter,
      StatusReport status,
      OpsDoor door,
      OpsActions actions,
      Function<OpsApi, Console> console) {
    AccountCircuitBreaker breaker =
        registry.lookupByNameAndType("accountCircuitBreaker", AccountCircuitBreaker.class);
    OpsModule ops =
        new OpsModule(
            new DeadLetterQueues(
                () -> broker.get().transacted(), () -> broker.get().browsing(), Broker.LAST_RESORT),
            new QueueSweep(() -> broker.get().transacted()),
            places(),
            transactions,
            new InboundMessages(settings.intake()),
            registry.lookupByNameAndType("smlClient", SmlClient.class),
            configuration.ofDealers(Dealers::accounts),
            configuration.ofDealers(Dealers::accountsByDealer),
            configuration.of(
                loaded ->
                    new PersonalDataMask(
                        loaded.known().labels(),
                        loaded.known().portals(),
                        loaded.known().cars(),
                        loaded.configuration().dealers().mailboxes().keySet())),
            settings.retention(),
            CallbackModule.createdLeadListener(configuration, transactions),
            breaker,
            status,
            new OpsCrms(
                registry.lookupByNameAndType(CallbackModule.CRM_MONITOR, CrmMonitor.class),
                registry.lookupByNameAndType(CallbackModule.RELAY, CallbackRelay.class)),
            door,
            actions,
            settings.report().zone(),
            this::shownConfiguration);
    OpsSteps.bind(registry, ops, smlApi(rateLimiter, breaker), console.apply(ops.api()));
    status.since().keepIn(settings.dataDirectory().resolve("problems"), Instant.now());
    registry.bind("problemTimes", status.since());
    registry.bind("healthReport", new HealthReport(status.since()));
    bindReports();
  }

  private List<String> shownConfiguration() {
    return ShownConfiguration.of(configuration.now().configuration()).values().stream()
        .flatMap(List::stream)
        .map(entry -> entry.key() + " = " + Objects.requireNonNullElse(entry.value(), ""))
        .toList();
  }

  private void bindReports() {
    ReportSettings report = settings.report();
    Supplier<Set<String>> dealers = configuration.ofDealers(all -> all.dealers().keySet());
    ReportMails mails = new ReportMails(new LeadReports(transactions, dealers), report);
    registry.bind("reportMails", mails);
    registry.bind(
        "reportMails.sendDaily",
        Processor.class,
        (Processor) unused -> mails.sendDaily(LocalDate.now(report.zone())));
    registry.bind(
        "reportMails.sendWeekly",
        Processor.class,
        (Processor) unused -> mails.sendWeekly(LocalDate.now(report.zone())));
    registry.bind(
        "reportMails.sendAgain",
        Processor.class,
        (Processor) unused -> mails.sendAgain(LocalDate.now(report.zone())));
  }

  private SmlApi smlApi(RequestRateLimiter rateLimiter, AccountCircuitBreaker breaker) {
    return new SmlApi(
        registry.lookupByNameAndType("commandRequests", CommandRequests.class),
        registry.lookupByNameAndType("directCommands", DirectCommands.class),
        new OperationLimiter(rateLimiter::isContended, breaker::until),
        new OperatorAudit(transactions));
  }

  private CustomerPlaces places() {
    Supplier<Dealers> dealers = configuration.ofDealers(Function.identity());
    return new CustomerPlaces(
        dealer -> DealerQueues.read(dealers.get(), dealer),
        configuration.ofDealers(Dealers::dropFolders),
        (int) settings.intake().maxMessageSize().bytes());
  }
}
