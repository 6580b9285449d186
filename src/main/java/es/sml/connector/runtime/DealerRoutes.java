package es.sml.connector.runtime;

import es.sml.connector.callback.EventFolder;
import es.sml.connector.callback.SourceCrm;
import es.sml.connector.callback.WebhookSignature;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.Mailboxes;
import es.sml.connector.inbox.Pop3Guard;
import es.sml.connector.inbox.Pop3Login;
import es.sml.connector.inbox.Pop3Looks;
import es.sml.connector.inbox.Pop3Mails;
import es.sml.connector.inbox.Security;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.DropFolder;
import es.sml.connector.intake.DropFolderIntake;
import es.sml.connector.intake.DropFolders;
import es.sml.connector.setting.Check;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.tls.TrustedCertificates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultRegistry;

/** Creates the routes of each dealer's mailboxes, queues, drop folders and CRM. */
final class DealerRoutes {
  private final CamelContext context;
  private final TemplateRoutes routes;
  private final Nodes nodes;
  private final OAuthLogins logins;
  private final LedgerTransactions transactions;
  private final Mailboxes mailboxes;
  private final DropFolders dropFolders;
  private final DealerBeans beans = new DealerBeans();
  private final List<Runnable> begun = new ArrayList<>();
  private int inboxes;

  /**
   * @param nodes nodes that share the mailboxes
   * @param dropFolders registry of the drop folders
   */
  DealerRoutes(
      CamelContext context,
      Nodes nodes,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes,
      DropFolders dropFolders) {
    this.context = context;
    this.routes = new TemplateRoutes(context);
    this.nodes = nodes;
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
  String name(DealerPart part) {
    return template(part.source()) + "-" + part.instance();
  }

  /** Creates the route. */
  Made add(DealerPart part, int sessions) {
    if (part.source() instanceof BrokerDeadQueues queues) {
      bind("brokerDeadConsumers-" + part.account(), queues.consumers());
      routes.add("broker-dead-lead", part.instance(), Map.of("account", part.account()));
    } else if (part.source() instanceof SourceCrm crm) {
      addCrm(part, crm);
    } else if (part.source() instanceof DealerQueue queue) {
      addQueue(part, queue, sessions);
    } else if (part.source() instanceof DropFolder folder) {
      addDropFolder(part, folder);
    } else if (part.source() instanceof Inbox inbox) {
      if (inbox.protocol() == Inbox.Protocol.POP3) {
        addPop3(part, inbox);
      } else {
        addInbox(part, inbox);
      }
    }
    Made made = new Made(name(part), List.copyOf(begun));
    begun.clear();
    return made;
  }

  /** Removes the beans of a route that could not be created. */
  void dropBegun() {
    begun.forEach(Runnable::run);
    begun.clear();
  }

  private static String template(Object source) {
    if (source instanceof BrokerDeadQueues) {
      return "broker-dead-lead";
    }
    if (source instanceof SourceCrm crm) {
      return "callback-" + crm.channel().name().toLowerCase(Locale.ROOT);
    }
    if (source instanceof Inbox inbox) {
      return inbox.protocol() == Inbox.Protocol.POP3 ? "inbox-pop3" : "inbox-mail";
    }
    return source instanceof DealerQueue ? "dealer-queue-message" : "drop-folder-file";
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

  private void addCrm(DealerPart part, SourceCrm crm) {
    String id = part.dealer();
    switch (crm.channel()) {
      case QUEUE ->
          routes.add("callback-queue", id, Map.of("dealer", id, "queue", crm.statusQueueFor(id)));
      case FOLDER -> {
        bind("callbackFolder-" + id, new EventFolder(crm.folder()));
        routes.add("callback-folder", id, Map.of("dealer", id));
      }
      case WEBHOOK -> {
        bind("callbackSignature-" + id, new WebhookSignature(crm.webhook().secrets()));
        String client = "callback-" + crm.webhook().url().getScheme();
        routes.add(
            "callback-webhook",
            id,
            Map.of("dealer", id, "url", crm.webhook().url(), "client", client));
      }
    }
  }

  private void addQueue(DealerPart part, DealerQueue queue, int sessions) {
    String id = part.dealer();
    routes.add(
        "dealer-queue-message",
        id,
        part.account(),
        Map.of(
            "dealer",
            id,
            "account",
            part.account(),
            "queue",
            queue.nameFor(id),
            "sessions",
            sessions,
            "beginners",
            AccountRoutes.beginners(sessions)));
  }

  private void addDropFolder(DealerPart part, DropFolder folder) {
    String id = part.dealer();
    DropFolderIntake intake = dropFolders.add(id, folder);
    begun.add(() -> dropFolders.remove(intake));
    check(intake.health());
    bind("dropFolderLooks-" + id, intake.looks());
    bind("dropFolderMoves-" + id, intake.moves());
    bind("dropFolderTroubles-" + id, intake.troubles());
    routes.add(
        "drop-folder-file",
        id,
        Map.of(
            "dealer", id,
            "account", part.account(),
            "directory", folder.directory(),
            "delay", folder.pollInterval().toMillis()));
  }

  private void addInbox(DealerPart part, Inbox inbox) {
    String id = part.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, inbox.login(logins));
    bind("inboxTrust-" + number, TrustedCertificates.sockets(inbox.trustedCertificates()));
    routes.add(
        "inbox-mail",
        part.instance(),
        Map.ofEntries(
            Map.entry("inbox", number),
            Map.entry("name", inbox.nameAt(id)),
            Map.entry("dealer", id),
            Map.entry("account", part.account()),
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

  private void addPop3(DealerPart part, Inbox inbox) {
    String id = part.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, new Pop3Login(inbox.username(), inbox.password()));
    bind("inboxProperties-" + number, Pop3Guard.properties(inbox));
    Pop3Mails mails = new Pop3Mails(inbox.nameAt(id), transactions);
    bind("inboxMails-" + number, mails);
    begun.add(() -> removeService(mails));
    Pop3Looks looks = new Pop3Looks(mailboxes, inbox.nameAt(id), inbox.pollInterval(), mails);
    begun.add(looks::forget);
    looks.seek(nodes.ownership());
    bind("inboxLooks-" + number, looks);
    check(looks.health());
    routes.add(
        "inbox-pop3",
        part.instance(),
        Map.of(
            "inbox", number,
            "dealer", id,
            "account", part.account(),
            "mailbox", inbox.username(),
            "scheme", inbox.security() == Security.TLS ? "pop3s" : "pop3",
            "host", inbox.host(),
            "port", inbox.port(),
            "pollInterval", inbox.pollInterval().toMillis()));
  }
}
