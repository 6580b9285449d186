package es.sml.connector.runtime.dealer;

import es.sml.connector.cluster.Ownership;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.inbox.pop3.Pop3Guard;
import es.sml.connector.inbox.pop3.Pop3Login;
import es.sml.connector.inbox.pop3.Pop3Mails;
import es.sml.connector.inbox.pop3.Pop3PollStrategy;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.setting.Check;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.tls.TrustedCertificates;
import java.util.Map;

/** Creates the routes of mailboxes, with their logins and poll strategies. */
final class MailboxRoutes {
  private final TemplateRoutes routes;
  private final BegunRoute begun;
  private final Ownership ownership;
  private final OAuthLogins logins;
  private final LedgerTransactions transactions;
  private final Mailboxes mailboxes;
  private int inboxes;

  /**
   * @param ownership shares the mailboxes among the nodes
   */
  MailboxRoutes(
      TemplateRoutes routes,
      BegunRoute begun,
      Ownership ownership,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes) {
    this.routes = routes;
    this.begun = begun;
    this.ownership = ownership;
    this.logins = logins;
    this.transactions = transactions;
    this.mailboxes = mailboxes;
  }

  static RouteId template(Inbox inbox) {
    return inbox.protocol() == Inbox.Protocol.POP3 ? RouteId.INBOX_POP3 : RouteId.INBOX_MAIL;
  }

  void add(DealerEndpoint endpoint, Inbox inbox) {
    if (inbox.protocol() == Inbox.Protocol.POP3) {
      addPop3(endpoint, inbox);
    } else {
      addImap(endpoint, inbox);
    }
  }

  private void addImap(DealerEndpoint endpoint, Inbox inbox) {
    String id = endpoint.dealer();
    int number = ++inboxes;
    begun.bind("inboxLogin-" + number, inbox.login(logins));
    begun.bind("inboxTrust-" + number, TrustedCertificates.sockets(inbox.trustedCertificates()));
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
    begun.bind("inboxLogin-" + number, new Pop3Login(inbox.username(), inbox.password()));
    begun.bind("inboxProperties-" + number, Pop3Guard.properties(inbox));
    Pop3Mails mails = new Pop3Mails(inbox.nameAt(id), transactions);
    begun.bind("inboxMails-" + number, mails);
    begun.removeWithRoute(mails);
    Pop3PollStrategy pollStrategy =
        new Pop3PollStrategy(
            mailboxes, inbox.nameAt(id), inbox.username(), inbox.pollInterval(), mails);
    begun.onRemoval(pollStrategy::forget);
    pollStrategy.seek(ownership);
    begun.bind("inboxPolls-" + number, pollStrategy);
    begun.check(pollStrategy.health());
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
