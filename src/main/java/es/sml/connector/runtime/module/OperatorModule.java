package es.sml.connector.runtime.module;

import es.sml.connector.broker.Broker;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.command.run.DirectCommands;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.Console;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.OpsActions;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.ops.health.HealthReport;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.ops.sml.OperationLimiter;
import es.sml.connector.ops.sml.SmlApi;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.report.mail.ReportMails;
import es.sml.connector.runtime.step.OpsSteps;
import es.sml.connector.sml.limit.RequestRateLimiter;
import java.time.Instant;
import java.time.LocalDate;
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
    OpsModule ops = new OpsModule(configuration, registry, transactions, broker, door, actions);
    OpsApi api = ops.api(status);
    OpsSteps.bind(registry, api, ops.retention(), smlApi(rateLimiter), console.apply(api));
    status.since().keepIn(settings.dataDirectory().resolve("problems"), Instant.now());
    registry.bind("problemTimes", status.since());
    registry.bind("healthReport", new HealthReport(status.since()));
    bindReports();
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

  private SmlApi smlApi(RequestRateLimiter rateLimiter) {
    AccountCircuitBreaker breaker = breaker(registry);
    return new SmlApi(
        registry.lookupByNameAndType("commandRequests", CommandRequests.class),
        registry.lookupByNameAndType("directCommands", DirectCommands.class),
        new OperationLimiter(rateLimiter::isContended, breaker::until),
        new OperatorAudit(transactions));
  }

  static AccountCircuitBreaker breaker(Registry registry) {
    return registry.lookupByNameAndType("accountCircuitBreaker", AccountCircuitBreaker.class);
  }
}
