package es.sml.connector.runtime.alert;

import es.sml.connector.alert.Alerts;
import es.sml.connector.alert.send.NoticeSender;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.store.AlertStore;
import es.sml.connector.alert.store.WaitingNotices;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.step.RouteSteps;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Wires the alerts of a running connector, and binds the steps of their route. */
public final class AlertModule extends RouteSteps {
  /** Requests at a time: one for each channel that is slow. */
  private static final int REQUESTS = 8;

  private final AlertRun run;

  /**
   * Wires them.
   *
   * @param node name of this node; null for a single one
   */
  public AlertModule(
      CamelContext context,
      RunningConfiguration running,
      LedgerTransactions transactions,
      String node,
      Monitoring monitoring,
      CallbackConnections connections) {
    super(context.getRegistry());
    Supplier<Configuration> configuration = () -> running.now().configuration();
    Supplier<AlertSettings> settings = () -> configuration.get().alerts();
    LeadCounts leads = new LeadCounts(transactions);
    run =
        new AlertRun(
            settings,
            new PresentConditions(
                configuration,
                () -> StatusReport.unhealthy(context),
                () -> numbers(leads, monitoring, configuration.get()),
                context.getRegistry().lookupByNameAndType("fetchChannels", FetchChannels.class)
                    ::tokenEnds,
                new LayoutConditions(transactions)),
            new AlertStore(transactions, node == null ? "-" : node),
            new WaitingNotices(transactions),
            new NoticeSender(connections));
    bind("alerts.step", exchange -> exchange.getMessage().setBody(run.step()));
    bind("alerts.send", exchange -> run.send(exchange.getMessage().getBody(String.class)));
  }

  /** Returns the connections of the channels; a CRM that hangs must not use them up. */
  public static CallbackConnections connections(Configuration configuration) {
    return new CallbackConnections(configuration.settings().callback(), REQUESTS);
  }

  public Alerts alerts() {
    return run;
  }

  /** Returns which channels accept nothing; null if there is none. */
  public LocalizedText trouble() {
    return run.trouble();
  }

  private static LimitConditions.Numbers numbers(
      LeadCounts leads, Monitoring monitoring, Configuration configuration) {
    return new LimitConditions.Numbers(
        monitoring.oldestNotPaused(leads),
        leads.parked(),
        monitoring.deadLetters(),
        configuration.settings().dataDirectory().toFile());
  }
}
