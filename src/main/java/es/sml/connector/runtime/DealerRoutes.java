package es.sml.connector.runtime;

import es.sml.connector.callback.SourceCrm;
import es.sml.connector.callback.WebhookSignature;
import es.sml.connector.config.Dealers;
import es.sml.connector.console.ConsolePage;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.Mailboxes;
import es.sml.connector.inbox.Pop3Login;
import es.sml.connector.inbox.Pop3Looks;
import es.sml.connector.inbox.Pop3Mails;
import es.sml.connector.inbox.Security;
import es.sml.connector.inbox.TrustedCertificates;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.DropFolder;
import es.sml.connector.intake.DropFolderIntake;
import es.sml.connector.ops.OpsEndpoint;
import es.sml.connector.setting.Check;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.Account;
import es.sml.connector.status.SyncPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.model.Model;
import org.apache.camel.support.DefaultRegistry;

/** Makes the routes of each account and dealer from the route templates. */
final class DealerRoutes {
  private final CamelContext context;
  private final Nodes nodes;
  private final OAuthLogins logins;
  private final LedgerTransactions transactions;
  private final Mailboxes mailboxes;
  private final DealerBeans beans = new DealerBeans();
  private final List<Runnable> begun = new ArrayList<>();
  private int inboxes;

  /** Those that speak to SML alone. */
  DealerRoutes(CamelContext context) {
    this(context, Nodes.none(), null, null, null);
  }

  /**
   * @param nodes which share the mailboxes and the schedules
   */
  DealerRoutes(
      CamelContext context,
      Nodes nodes,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes) {
    this.context = context;
    this.nodes = nodes;
    this.logins = logins;
    this.transactions = transactions;
    this.mailboxes = mailboxes;
    context.getRegistry(DefaultRegistry.class).addBeanRepository(beans);
  }

  /** Those on which commands wait for each other. */
  void addLanes() {
    for (int lane = 0; lane < DealerQueues.COMMAND_LANES; lane++) {
      add("command-lane", String.valueOf(lane), Map.of("lane", lane));
    }
  }

  /**
   * A route that was made.
   *
   * @param undo what is to be done once it is removed
   */
  record Made(String route, List<Runnable> undo) {}

  /** The name of a part's route. */
  String name(DealerPart part) {
    return template(part.source()) + "-" + part.instance();
  }

  /** Makes the route of a part. */
  Made add(DealerPart part, int sessions) {
    if (part.source() instanceof SourceCrm crm) {
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

  /** Takes back what was done for a part whose route could not be made. */
  void dropBegun() {
    begun.forEach(Runnable::run);
    begun.clear();
  }

  private static String template(Object source) {
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

  /** Those that speak to SML, alone. */
  void addAccess(Dealers dealers) {
    dealers.accounts().forEach(this::addAccess);
  }

  void addHealth() {
    List.of("health", "ready", "live")
        .forEach(what -> add("health-report", what, Map.of("what", what)));
    add("health-metrics", "all", Map.of("path", "/observe/metrics"));
  }

  /** The ops API, and what it is kept tidy by. */
  void addOps() {
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      add(
          "ops-api",
          endpoint.label(),
          Map.of(
              "endpoint", endpoint.label(),
              "method", endpoint.method(),
              "path", OpsEndpoint.ROOT + endpoint.path()));
    }
  }

  /** The web pages for people. */
  void addConsole() {
    add("console-page", "all", Map.of("path", ConsolePage.ROOT));
  }

  /**
   * Those of an account that lead into SML first, those that take leads in last: the order in which
   * they start.
   */
  void addAccount(String id, Account account, SyncPlan plan) {
    addAccess(id, account);
    add("sml-reference", id, Map.of("account", id));
    add("deliver-probe", id, Map.of("account", id));
    add("status-sync", id, Map.of("account", id, "schedule", plan.schedule()));
    if (!nodes.areShared()) {
      add("status-missed", id, Map.of("account", id));
    }
    context.getRegistry().bind("accountConsumers-" + id, new AccountConsumers(account.sessions()));
    int sessions = account.sessions();
    add(
        "parse-inbound",
        id,
        id,
        Map.of("account", id, "sessions", sessions, "beginners", beginners(sessions)));
  }

  private void addAccess(String id, Account account) {
    add("sml-login", id, Map.of("account", id, "root", account.root()));
    add("sml-request", id, Map.of("account", id, "root", account.root()));
  }

  private void addCrm(DealerPart part, SourceCrm crm) {
    String id = part.dealer();
    switch (crm.channel()) {
      case QUEUE ->
          add("callback-queue", id, Map.of("dealer", id, "queue", crm.statusQueueFor(id)));
      case FOLDER -> add("callback-folder", id, Map.of("dealer", id, "folder", crm.folder()));
      case WEBHOOK -> {
        bind("callbackSignature-" + id, new WebhookSignature(crm.webhook().secrets()));
        String client = "callback-" + crm.webhook().url().getScheme();
        add(
            "callback-webhook",
            id,
            Map.of("dealer", id, "url", crm.webhook().url(), "client", client));
      }
    }
  }

  private void addQueue(DealerPart part, DealerQueue queue, int sessions) {
    String id = part.dealer();
    add(
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
            beginners(sessions)));
  }

  // One at a time, hundreds would take seconds to start, while the leads of an outage wait.
  private static int beginners(int sessions) {
    return Math.max(1, sessions / 8);
  }

  private void addDropFolder(DealerPart part, DropFolder folder) {
    String id = part.dealer();
    DropFolderIntake intake = DropFolderIntake.of(id, folder);
    bind("dropFolderLooks-" + id, intake.looks());
    bind("dropFolderMoves-" + id, intake.moves());
    bind("dropFolderTroubles-" + id, intake.troubles());
    add(
        "drop-folder-file",
        id,
        Map.of(
            "dealer", id,
            "account", part.account(),
            "directory", folder.directory(),
            "delay", folder.pollEvery().toMillis()));
  }

  private void addInbox(DealerPart part, Inbox inbox) {
    String id = part.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, inbox.login(logins));
    bind("inboxTrust-" + number, TrustedCertificates.sockets(inbox.trustedCertificates()));
    add(
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
            Map.entry("after", inbox.after()),
            Map.entry("readFrom", inbox.readFrom()),
            Map.entry("pollEvery", inbox.pollEvery().toMillis()),
            Map.entry("maxConnections", Check.orDefault(inbox.maxConnections(), 0))));
  }

  private void addPop3(DealerPart part, Inbox inbox) {
    String id = part.dealer();
    int number = ++inboxes;
    bind("inboxLogin-" + number, new Pop3Login(inbox.username(), inbox.password()));
    Pop3Mails mails = new Pop3Mails(inbox.nameAt(id), transactions);
    bind("inboxMails-" + number, mails);
    begun.add(() -> removeService(mails));
    Pop3Looks looks = new Pop3Looks(mailboxes, inbox.nameAt(id), inbox.pollEvery(), mails);
    begun.add(looks::forget);
    looks.seek(nodes.ownership());
    bind("inboxLooks-" + number, looks);
    bind("inboxHealth-" + number, looks.health());
    add(
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
            "startTls", inbox.security() == Security.STARTTLS,
            "pollEvery", inbox.pollEvery().toMillis()));
  }

  private void add(String template, String instance, Map<String, Object> parameters) {
    add(template, instance, null, parameters);
  }

  /**
   * @param group routes of one account that can be paused together have its name; null for others
   */
  private void add(String template, String instance, String group, Map<String, Object> parameters) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    try {
      model.addRouteFromTemplate(template + "-" + instance, template, instance, group, parameters);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }
}
