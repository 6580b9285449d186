package es.sml.connector.runtime;

import es.sml.connector.callback.SourceCrm;
import es.sml.connector.callback.WebhookSignature;
import es.sml.connector.config.Dealer;
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
import es.sml.connector.intake.DropFolder;
import es.sml.connector.intake.DropFolderIntake;
import es.sml.connector.ops.OpsEndpoint;
import es.sml.connector.setting.Check;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.Account;
import es.sml.connector.status.SyncPlan;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Registry;

/** Makes the routes of each account and dealer from the route templates. */
final class DealerRoutes {
  private final CamelContext context;
  private final boolean alone;
  private int inboxes;

  /**
   * @param alone whether no other node shares the schedules
   */
  DealerRoutes(CamelContext context, boolean alone) {
    this.context = context;
    this.alone = alone;
  }

  /**
   * Those that lead into SML first, those that take leads in last: the order in which they start.
   */
  void add(
      Dealers dealers,
      Map<String, SyncPlan> plans,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes) {
    dealers.accounts().forEach((id, account) -> addAccount(id, account, plans.get(id)));
    for (int lane = 0; lane < DealerQueues.COMMAND_LANES; lane++) {
      add("command-lane", String.valueOf(lane), Map.of("lane", lane));
    }
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (dealer.queue() != null) {
                addQueue(id, dealer, dealers.accounts().get(dealer.account()));
              }
              addDealer(id, dealer, logins, transactions, mailboxes);
            });
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

  private void addAccount(String id, Account account, SyncPlan plan) {
    addAccess(id, account);
    add("sml-reference", id, Map.of("account", id));
    add("deliver-probe", id, Map.of("account", id));
    add("status-sync", id, Map.of("account", id, "schedule", plan.schedule()));
    if (alone) {
      add("status-missed", id, Map.of("account", id));
    }
    context.getRegistry().bind("accountConsumers-" + id, new AccountConsumers(account.sessions()));
    String inbound =
        add("parse-inbound", id, Map.of("account", id, "sessions", account.sessions()));
    group(inbound, id);
  }

  /** Those of one account can be paused together. */
  private void group(String route, String account) {
    context
        .getCamelContextExtension()
        .getContextPlugin(Model.class)
        .getRouteDefinition(route)
        .setGroup(account);
  }

  private void addAccess(String id, Account account) {
    add("sml-login", id, Map.of("account", id, "root", account.root()));
    add("sml-request", id, Map.of("account", id, "root", account.root()));
  }

  private void addDealer(
      String id,
      Dealer dealer,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes) {
    if (dealer.crm() != null) {
      addCrm(id, dealer.crm());
    }
    if (dealer.dropFolder() != null) {
      addDropFolder(id, dealer, dealer.dropFolder());
    }
    int number = 0;
    for (Inbox inbox : dealer.inboxes()) {
      String name = id + (number == 0 ? "" : "-" + (number + 1));
      if (inbox.protocol() == Inbox.Protocol.POP3) {
        addPop3(name, id, dealer, inbox, transactions, mailboxes);
      } else {
        addInbox(name, id, dealer, inbox, logins);
      }
      number++;
    }
  }

  private void addCrm(String id, SourceCrm crm) {
    switch (crm.channel()) {
      case QUEUE ->
          add("callback-queue", id, Map.of("dealer", id, "queue", crm.statusQueueFor(id)));
      case FOLDER -> add("callback-folder", id, Map.of("dealer", id, "folder", crm.folder()));
      case WEBHOOK -> {
        context
            .getRegistry()
            .bind("callbackSignature-" + id, new WebhookSignature(crm.webhook().secrets()));
        String client = "callback-" + crm.webhook().url().getScheme();
        add(
            "callback-webhook",
            id,
            Map.of("dealer", id, "url", crm.webhook().url(), "client", client));
      }
    }
  }

  private void addQueue(String id, Dealer dealer, Account account) {
    String route =
        add(
            "dealer-queue-message",
            id,
            Map.of(
                "dealer", id,
                "account", dealer.account(),
                "queue", dealer.queue().nameFor(id),
                "sessions", account.sessions()));
    group(route, dealer.account());
  }

  private void addDropFolder(String id, Dealer dealer, DropFolder folder) {
    DropFolderIntake intake = DropFolderIntake.of(id, folder);
    context.getRegistry().bind("dropFolderLooks-" + id, intake.looks());
    context.getRegistry().bind("dropFolderMoves-" + id, intake.moves());
    context.getRegistry().bind("dropFolderTroubles-" + id, intake.troubles());
    add(
        "drop-folder-file",
        id,
        Map.of(
            "dealer", id,
            "account", dealer.account(),
            "directory", folder.directory(),
            "delay", folder.pollEvery().toMillis()));
  }

  private void addInbox(String name, String id, Dealer dealer, Inbox inbox, OAuthLogins logins) {
    int number = ++inboxes;
    Registry registry = context.getRegistry();
    registry.bind("inboxLogin-" + number, inbox.login(logins));
    registry.bind("inboxTrust-" + number, TrustedCertificates.sockets(inbox.trustedCertificates()));
    add(
        "inbox-mail",
        name,
        Map.ofEntries(
            Map.entry("inbox", number),
            Map.entry("name", inbox.nameAt(id)),
            Map.entry("dealer", id),
            Map.entry("account", dealer.account()),
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

  private void addPop3(
      String name,
      String id,
      Dealer dealer,
      Inbox inbox,
      LedgerTransactions transactions,
      Mailboxes mailboxes) {
    int number = ++inboxes;
    Registry registry = context.getRegistry();
    registry.bind("inboxLogin-" + number, new Pop3Login(inbox.username(), inbox.password()));
    registry.bind("inboxMails-" + number, new Pop3Mails(inbox.nameAt(id), transactions));
    Pop3Looks looks = new Pop3Looks(mailboxes, inbox.nameAt(id), inbox.pollEvery());
    registry.bind("inboxLooks-" + number, looks);
    registry.bind("inboxHealth-" + number, looks.health());
    add(
        "inbox-pop3",
        name,
        Map.of(
            "inbox", number,
            "dealer", id,
            "account", dealer.account(),
            "mailbox", inbox.username(),
            "scheme", inbox.security() == Security.TLS ? "pop3s" : "pop3",
            "host", inbox.host(),
            "port", inbox.port(),
            "startTls", inbox.security() == Security.STARTTLS,
            "pollEvery", inbox.pollEvery().toMillis()));
  }

  private String add(String template, String instance, Map<String, Object> parameters) {
    return TemplatedRouteBuilder.builder(context, template)
        .parameters(parameters)
        .routeId(template + "-" + instance)
        .prefixId(instance)
        .add();
  }
}
