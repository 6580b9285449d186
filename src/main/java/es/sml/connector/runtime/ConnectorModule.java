package es.sml.connector.runtime;

import es.sml.connector.broker.BrokerMonitor;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.OpsActions;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.ops.pause.PauseActions;
import es.sml.connector.pause.Pauses;
import es.sml.connector.runtime.alert.AlertModule;
import es.sml.connector.runtime.dealer.AccountRoutes;
import es.sml.connector.runtime.dealer.DealerChanges;
import es.sml.connector.runtime.dealer.DealerRoutes;
import es.sml.connector.runtime.dealer.OwnRoutes;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.lint.RoutesLint;
import es.sml.connector.runtime.module.CallbackModule;
import es.sml.connector.runtime.module.CurrentReading;
import es.sml.connector.runtime.module.DeliveryModule;
import es.sml.connector.runtime.module.IntakeModule;
import es.sml.connector.runtime.module.OperatorModule;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.monitoring.TracedRoutes;
import es.sml.connector.runtime.node.Schedules;
import es.sml.connector.runtime.pause.PausableNames;
import es.sml.connector.runtime.pause.PauseWiring;
import es.sml.connector.runtime.step.ScheduleFailures;
import es.sml.connector.runtime.teach.CurrentTeaching;
import es.sml.connector.runtime.teach.TemplateSave;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.mapping.LeadMapping;
import es.sml.connector.trace.Traces;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.springframework.jms.support.JmsUtils;

/** Adds the components, beans and routes of all stations to a Camel context, and checks them. */
final class ConnectorModule {
  private final CamelContext context;
  private final Registry registry;
  private final RunningConfiguration running;
  private final Settings settings;
  private final Monitoring monitoring;
  private final Systems systems;
  private final OperatorAccess access;
  private final CloseOrder opened;
  private final OperatorAudit audit;
  private final Pauses pauses;
  private final PauseWiring pausing;
  private final CallbackConnections callbacks;
  private AlertModule alerts;
  private Ledger ledger;
  private ConfigurationReload reload;

  ConnectorModule(
      CamelContext context,
      RunningConfiguration running,
      Monitoring monitoring,
      Systems systems,
      OperatorAccess access,
      CloseOrder opened) {
    Configuration configuration = running.now().configuration();
    this.context = context;
    this.registry = context.getRegistry();
    this.running = running;
    this.settings = configuration.settings();
    this.monitoring = monitoring;
    this.systems = systems;
    this.access = access;
    this.opened = opened;
    this.audit = new OperatorAudit(systems.transactions());
    this.pauses =
        new Pauses(
            systems.transactions(),
            InstantSource.system(),
            () -> PauseWiring.windows(running.dealers().accounts(), Instant.now()));
    this.pausing = new PauseWiring(pauses, running);
    this.callbacks =
        opened.add(CallbackModule.connections(configuration.dealers(), settings.callback()));
  }

  /**
   * Adds all of them. Nothing starts yet.
   *
   * @param files files of the integrator's routes
   */
  void add(ExtFiles files) {
    Dealers dealers = running.dealers();
    registry.bind("ledgerDataSource", systems.dataSource());
    registry.bind("callbackConnections", callbacks);
    Ownership ownership = pausing.obey(systems.nodes().ownership());
    pausing.bindLeads(registry, () -> systems.broker().transacted());
    monitoring.obey(pauses);
    context.addComponent(
        "schedule",
        systems.nodes().areShared()
            ? Schedules.shared(systems.nodes().name(), systems.dataSource())
            : Schedules.alone());
    bindStations(ownership);
    pausing.bind(registry);
    DealerChanges changes = changes(ownership);
    reload =
        new ConfigurationReload(
            running,
            new ConfigurationRollout(
                running,
                changes,
                monitoring,
                this::follow,
                registry.lookupByNameAndType("leadMapping", LeadMapping.class),
                systems.broker()),
            files,
            audit,
            systems.nodes().nameInAudit());
    bindChecks();
    addOwnRoutes();
    monitoring.monitorExt(context);
    changes.start(dealers);
    new RoutesLint(context, dealers.withRoutes()).check();
  }

  OperatorAudit audit() {
    return audit;
  }

  PauseWiring pausing() {
    return pausing;
  }

  AlertModule alerts() {
    return alerts;
  }

  Ledger ledger() {
    return ledger;
  }

  ConfigurationReload reload() {
    return reload;
  }

  private void bindStations(Ownership ownership) {
    IntakeModule intake = new IntakeModule(context, running, systems.transactions());
    intake.addMailboxes(monitoring.mailboxes(), ownership);
    OpsDoor door = intake.addDoor(() -> systems.broker().blocked() != null);
    intake.bindLeads(opened.add(IntakeModule.connections()));
    alerts =
        new AlertModule(
            context,
            running,
            systems.transactions(),
            systems.nodes().name(),
            monitoring,
            opened.add(AlertModule.connections(running.now().configuration())));
    ledger =
        new Ledger(
            systems.transactions(),
            CallbackModule.createdLeadListener(running, systems.transactions()),
            systems.nodes().name());
    RequestRateLimiter limiter =
        new DeliveryModule(running, registry, context.createProducerTemplate(), this::isTemporary)
            .bind(ledger, systems.transactions(), systems.nodes(), monitoring.breaker());
    new OperatorModule(running, registry, systems.transactions(), systems::broker)
        .bind(limiter, monitoring.status(systems.transactions()), door, actions(), access::console);
  }

  private OpsActions actions() {
    return new OpsActions(
        () -> reload.reload(),
        () -> systems.copies().make(),
        new CurrentReading(running),
        new CurrentTeaching(
            running, new TemplateSave(running, work -> reload.hold(work), () -> reload.reload())),
        alerts.alerts(),
        new PauseActions(pauses, running.ofDealers(PausableNames::of), audit));
  }

  private DealerChanges changes(Ownership ownership) {
    return new DealerChanges(
        context,
        new AccountRoutes(context, systems.sml(), systems.nodes().areShared()),
        new DealerRoutes(
            context,
            ownership,
            opened.add(OAuthLogins.keptIn(settings.dataDirectory())),
            systems.transactions(),
            monitoring.mailboxes(),
            monitoring.dropFolders()),
        account -> CallbackModule.plan(account, settings.status()));
  }

  private void bindChecks() {
    BrokerMonitor monitor = new BrokerMonitor(systems.broker());
    registry.bind("brokerMonitor.check", Processor.class, (Processor) unused -> monitor.check());
    registry.bind(
        "silenceWatch.check", Processor.class, (Processor) unused -> monitoring.checkSilence());
    registry.bind(
        "configurationReload.check", Processor.class, (Processor) unused -> reload.check());
  }

  private void addOwnRoutes() {
    context.addRoutePolicyFactory(
        registry.lookupByNameAndType("scheduleFailures", ScheduleFailures.class));
    OwnRoutes own = new OwnRoutes(context);
    if (settings.ops().enabled()) {
      monitoring.meter(context, systems.transactions());
      own.addHealth();
      own.addOps();
      own.addConsole();
    }
    if (settings.trace().endpoint() != null) {
      Traces traces = opened.add(Traces.start(settings.trace()));
      context.addRoutePolicyFactory(new TracedRoutes(traces.tracer()));
    }
  }

  private void follow(Dealers all) {
    pausing.follow(all);
    callbacks.setMost(CallbackModule.parallel(all));
    systems.sml().setMost(SmlConnectionPool.most(all, settings));
  }

  private boolean isTemporary(String queue) {
    try {
      return systems.broker().isTemporary(queue);
    } catch (JMSException e) {
      throw JmsUtils.convertJmsAccessException(e);
    }
  }
}
