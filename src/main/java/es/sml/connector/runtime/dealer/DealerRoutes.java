package es.sml.connector.runtime.dealer;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.callback.file.EventFolder;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.callback.webhook.WebhookSignature;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.fetch.FetchChannel;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.door.sender.Senders;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.inbox.pop3.Pop3Guard;
import es.sml.connector.inbox.pop3.Pop3Login;
import es.sml.connector.inbox.pop3.Pop3Mails;
import es.sml.connector.inbox.pop3.Pop3PollStrategy;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.poll.DropFolderIntake;
import es.sml.connector.intake.poll.DropFolders;
import es.sml.connector.ops.health.ComponentHealth;
import es.sml.connector.runtime.queue.BrokerDeadQueues;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.setting.Check;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.tls.TrustedCertificates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultRegistry;

/** Creates the routes of each dealer's mailboxes, queues, drop folders, channels and CRM. */
public final class DealerRoutes {
  private final CamelContext context;
  private final ProducerTemplate template;
  private final TemplateRoutes routes;
  private final Ownership ownership;
  private final OAuthLogins logins;
  private final LedgerTransactions transactions;
  private final Mailboxes mailboxes;
  private final DropFolders dropFolders;
  private final DealerBeans beans = new DealerBeans();
  private final List<Runnable> begun = new ArrayList<>();
  private int inboxes;

  /**
   * @param ownership shares the mailboxes among the nodes
   * @param dropFolders registry of the drop folders
   */
  public DealerRoutes(
      CamelContext context,
      Ownership ownership,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes,
      DropFolders dropFolders) {
    this.context = context;
    this.template = context.createProducerTemplate();
    this.routes = new TemplateRoutes(context);
    this.ownership = ownership;
    this.logins = logins;
    this.transactions = transactions;
    this.mailboxes = mailboxes;
    this.dropFolders = dropFolders;
    context.getRegistry(DefaultRegistry.class).addBeanRepository(beans);
  }

  /**
   * A created route.
   *
   * @param undo action after the route's removal
   */
  record Made(String route, List<Runnable> undo) {}

  /** Returns the route's name. */
  String name(DealerEndpoint endpoint) {
    return template(endpoint.source()).of(endpoint.instance());
  }

  /** Creates the route. */
  Made add(DealerEndpoint endpoint, int sessions) {
    if (endpoint.source() instanceof BrokerDeadQueues queues) {
      bind("brokerDeadConsumers-" + endpoint.account(), queues.consumers());
      routes.add(
          RouteId.BROKER_DEAD_LEAD, endpoint.instance(), Map.of("account", endpoint.account()));
    } else if (endpoint.source() instanceof SourceCrm crm) {
      addCrm(endpoint, crm);
    } else if (endpoint.source() instanceof DealerQueue queue) {
      addQueue(endpoint, queue, sessions);
    } else if (endpoint.source() instanceof DropFolder folder) {
      addDropFolder(endpoint, folder);
    } else if (endpoint.source() instanceof OpenChannel channel) {
      addChannel(endpoint, channel);
    } else if (endpoint.source() instanceof Inbox inbox) {
      if (inbox.protocol() == Inbox.Protocol.POP3) {
        addPop3(endpoint, inbox);
      } else {
        addInbox(endpoint, inbox);
      }
    }
    Made made = new Made(name(endpoint), List.copyOf(begun));
    begun.clear();
    return made;
  }

  /** Removes the beans of a route that could not be created. */
  void dropBegun() {
    begun.forEach(Runnable::run);
    begun.clear();
  }

  private static RouteId template(Object source) {
    if (source instanceof BrokerDeadQueues) {
      return RouteId.BROKER_DEAD_LEAD;
    }
    if (source instanceof SourceCrm crm) {
      return switch (crm.channel()) {
        case QUEUE -> RouteId.CALLBACK_QUEUE;
        case FOLDER -> RouteId.CALLBACK_FOLDER;
        case WEBHOOK -> RouteId.CALLBACK_WEBHOOK;
      };
    }
    if (source instanceof Inbox inbox) {
      return inbox.protocol() == Inbox.Protocol.POP3 ? RouteId.INBOX_POP3 : RouteId.INBOX_MAIL;
    }
    if (source instanceof OpenChannel open) {
      return open.channel().kind().isFetched() ? RouteId.DOOR_IDS : RouteId.DOOR_CHANNEL;
    }
    return source instanceof DealerQueue ? RouteId.DEALER_QUEUE_MESSAGE : RouteId.DROP_FOLDER_FILE;
  }

  private void removeService(Service service) {
    try {
      context.removeService(service);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  private void bind(String name, Object bean) {
    CamelContextAware.trySetCamelContext(bean, context);
    beans.bind(name, bean);
    begun.add(() -> beans.unbind(name));
  }

  // Camel does not find health checks among the dealers' beans.
  private void check(HealthCheck health) {
    HealthCheckRegistry checks = HealthCheckRegistry.get(context);
    CamelContextAware.trySetCamelContext(health, context);
    checks.register(health);
    begun.add(() -> checks.unregister(health));
  }

  private void addCrm(DealerEndpoint endpoint, SourceCrm crm) {
    String id = endpoint.dealer();
    switch (crm.channel()) {
      case QUEUE ->
          routes.add(
              RouteId.CALLBACK_QUEUE, id, Map.of("dealer", id, "queue", crm.statusQueueFor(id)));
      case FOLDER -> {
        bind("callbackFolder-" + id, new EventFolder(crm.folder()));
        routes.add(RouteId.CALLBACK_FOLDER, id, Map.of("dealer", id));
      }
      case WEBHOOK -> {
        bind("callbackSignature-" + id, new WebhookSignature(crm.webhook().secrets()));
        String client = "callbackClient-" + id;
        bind(
            client,
            context
                .getRegistry()
                .lookupByNameAndType("callbackConnections", CallbackConnections.class)
                .newClient(crm.webhook().url().getScheme()));
        routes.add(
            RouteId.CALLBACK_WEBHOOK,
            id,
            Map.of("dealer", id, "url", crm.webhook().url(), "client", client));
      }
    }
  }

  private void addQueue(DealerEndpoint endpoint, DealerQueue queue, int sessions) {
    String id = endpoint.dealer();
    routes.add(
        RouteId.DEALER_QUEUE_MESSAGE,
        id,
        endpoint.account(),
        Map.of(
            "dealer",
            id,
            "account",
            endpoint.account(),
            "queue",
            queue.nameFor(id),
            "sessions",
            sessions,
            "beginners",
            AccountRoutes.beginners(sessions)));
  }

  private void addDropFolder(DealerEndpoint endpoint, DropFolder folder) {
    String id = endpoint.dealer();
    DropFolderIntake intake = dropFolders.add(id, folder);
    begun.add(() -> dropFolders.remove(intake));
    check(intake.health());
    bind("dropFolderPolls-" + id, intake.pollStrategy());
    bind("dropFolderMoves-" + id, intake.moves());
    bind("dropFolderErrors-" + id, intake.errors());
    routes.add(
        RouteId.DROP_FOLDER_FILE,
        id,
        Map.of(
            "dealer", id,
            "account", endpoint.account(),
            "directory", folder.directory(),
            "delay", folder.pollInterval().toMillis()));
  }

  private void addChannel(DealerEndpoint endpoint, OpenChannel open) {
    if (open.channel().kind().isFetched()) {
      addFetch(endpoint, open);
    }
    bind("doorSender-" + endpoint.instance(), Senders.of(open.channel()));
    routes.add(template(open), endpoint.instance(), names(endpoint, open));
  }

  private static Map<String, Object> names(DealerEndpoint endpoint, OpenChannel open) {
    return open.channel().kind().isFetched()
        ? Map.of(
            "dealer",
            endpoint.dealer(),
            "channel",
            open.id(),
            "kind",
            open.channel().kind().label())
        : Map.of("dealer", endpoint.dealer(), "channel", open.id());
  }

  // The webhook's route is the last one that starts and the first one that stops.
  private void addFetch(DealerEndpoint endpoint, OpenChannel open) {
    FetchChannels channels =
        context.getRegistry().lookupByNameAndType("fetchChannels", FetchChannels.class);
    FetchChannel fetched =
        new FetchChannel(endpoint.dealer(), open.id(), open.channel(), transactions, template);
    String name = endpoint.dealer() + "/" + open.id();
    channels.add(name, fetched);
    begun.add(() -> channels.remove(name, fetched));
    for (RouteId template :
        List.of(RouteId.FETCH_LEAD, RouteId.STORE_FETCHED, RouteId.FETCH_REQUEST)) {
      begun.add(() -> routes.remove(template.of(endpoint.instance())));
    }
    bind("leadFetch-" + endpoint.instance(), fetched.fetch());
    bind(
        "apiHttp-" + endpoint.instance(),
        context
            .getRegistry()
            .lookupByNameAndType("apiConnections", ApiConnections.class)
            .newClient());
    check(
        new ComponentHealth(
            "fetch-" + endpoint.instance(),
            ComponentHealth.Weight.ACTION_NEEDED,
            fetched::trouble));
    routes.add(
        RouteId.FETCH_REQUEST,
        endpoint.instance(),
        Map.of(
            "dealer", endpoint.dealer(),
            "channel", open.id(),
            "root", FetchChannel.url(open.channel())));
    routes.add(RouteId.STORE_FETCHED, endpoint.instance(), names(endpoint, open));
    routes.add(RouteId.FETCH_LEAD, endpoint.instance(), names(endpoint, open));
  }

  private void addInbox(DealerEndpoint endpoint, Inbox inbox) {
    String id = endpoint.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, inbox.login(logins));
    bind("inboxTrust-" + number, TrustedCertificates.sockets(inbox.trustedCertificates()));
    routes.add(
        RouteId.INBOX_MAIL,
        endpoint.instance(),
        Map.ofEntries(
            Map.entry("inbox", number),
            Map.entry("name", inbox.nameAt(id)),
            Map.entry("dealer", id),
            Map.entry("account", endpoint.account()),
            Map.entry("mailbox", inbox.username()),
            Map.entry("host", inbox.host()),
            Map.entry("port", inbox.port()),
            Map.entry("security", inbox.security()),
            Map.entry("folder", inbox.folder()),
            Map.entry("processedFolder", inbox.processedFolder()),
            Map.entry("onStored", inbox.onStored()),
            Map.entry("initialRead", inbox.initialRead()),
            Map.entry("pollInterval", inbox.pollInterval().toMillis()),
            Map.entry("idleRefresh", inbox.idleRefresh().toMillis()),
            Map.entry("maxConnections", Check.orDefault(inbox.maxConnections(), 0))));
  }

  private void addPop3(DealerEndpoint endpoint, Inbox inbox) {
    String id = endpoint.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, new Pop3Login(inbox.username(), inbox.password()));
    bind("inboxProperties-" + number, Pop3Guard.properties(inbox));
    Pop3Mails mails = new Pop3Mails(inbox.nameAt(id), transactions);
    bind("inboxMails-" + number, mails);
    begun.add(() -> removeService(mails));
    Pop3PollStrategy pollStrategy =
        new Pop3PollStrategy(
            mailboxes, inbox.nameAt(id), inbox.username(), inbox.pollInterval(), mails);
    begun.add(pollStrategy::forget);
    pollStrategy.seek(ownership);
    bind("inboxPolls-" + number, pollStrategy);
    check(pollStrategy.health());
    routes.add(
        RouteId.INBOX_POP3,
        endpoint.instance(),
        Map.of(
            "inbox", number,
            "dealer", id,
            "account", endpoint.account(),
            "mailbox", inbox.username(),
            "scheme", inbox.security() == Security.TLS ? "pop3s" : "pop3",
            "host", inbox.host(),
            "port", inbox.port(),
            "pollInterval", inbox.pollInterval().toMillis()));
  }
}
