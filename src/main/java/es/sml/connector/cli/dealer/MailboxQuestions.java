package es.sml.connector.cli.dealer;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.config.Configuration;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.InboxProbe;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.OAuthLogins;
import java.util.List;
import java.util.Locale;

/** Asks for a mailbox with a password. */
record MailboxQuestions(Questions questions, Configuration configuration) {
  private static final List<String> SECURITIES = List.of("tls", "starttls", "none");

  /** Asks for the mailbox until the connector can open it. */
  Inbox ask() {
    try (OAuthLogins logins = OAuthLogins.keptIn(configuration.settings().dataDirectory())) {
      while (true) {
        Inbox inbox = settings();
        try {
          InboxProbe.Finding found = InboxProbe.probe(inbox, logins);
          questions.say(say("add-dealer.mails", "The mailbox has {0} mails.", found.mails()));
          if (found.hindrance() != null) {
            questions.say(found.hindrance().shown());
          }
          return inbox;
        } catch (MailboxException e) {
          questions.say(LocalizedText.of(e).shown());
        }
      }
    }
  }

  private Inbox settings() {
    String host =
        questions.ask(
            say("add-dealer.host", "IMAP server of the mailbox, such as imap.example"),
            null,
            typed -> Check.needed("host", typed));
    Security security =
        questions.ask(
            say("add-dealer.security", "Encryption: tls, starttls or none"),
            "tls",
            typed -> Security.valueOf(Questions.oneOf(typed, SECURITIES).toUpperCase(Locale.ROOT)));
    Integer port =
        questions.ask(
            say("add-dealer.port", "Port"),
            String.valueOf(security.port(false)),
            typed ->
                Check.between(
                    "port", typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0, 1, 65535));
    String username =
        questions.ask(
            say("add-dealer.username", "User name of the mailbox"),
            null,
            typed -> Check.needed("username", typed));
    Secret password =
        questions.ask(
            say("add-dealer.password", "Where its password is: env:NAME or file:PATH"),
            null,
            configuration.secrets()::read);
    return new Inbox(
        host, null, port, security, null, username, password, null, null, null, null, null, null,
        null, null);
  }
}
