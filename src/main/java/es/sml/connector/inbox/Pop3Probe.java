package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.FailureMessages;
import es.sml.connector.inbox.connection.LoginRefusal;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** Checks a POP3 mailbox without changing it: its login and its number of mails. */
final class Pop3Probe {
  private static final String PATIENCE = "20000";

  private Pop3Probe() {}

  static InboxProbe.Finding probe(Inbox inbox) throws MailboxException {
    String scheme = inbox.security() == Security.TLS ? "pop3s" : "pop3";
    Properties properties = new Properties();
    for (String timeout : new String[] {".connectiontimeout", ".timeout"}) {
      properties.setProperty("mail." + scheme + timeout, PATIENCE);
    }
    String startTls = String.valueOf(inbox.security() == Security.STARTTLS);
    properties.setProperty("mail.pop3.starttls.enable", startTls);
    properties.setProperty("mail.pop3.starttls.required", startTls);
    properties.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
    try (Store store = Session.getInstance(properties).getStore(scheme)) {
      store.connect(inbox.host(), inbox.port(), inbox.username(), inbox.password().reveal());
      try (Folder folder = store.getFolder("INBOX")) {
        folder.open(Folder.READ_ONLY);
        int mails = folder.getMessageCount();
        return new InboxProbe.Finding(mails, mails, null, false);
      }
    } catch (AuthenticationFailedException e) {
      throw new MailboxException(
          MailboxException.Kind.REFUSED,
          LoginRefusal.of(inbox.username(), FailureMessages.of(e), false),
          e);
    } catch (MessagingException e) {
      throw new MailboxException(
          MailboxException.Kind.LOST,
          FailureMessages.unreachable(inbox.host(), inbox.port(), e),
          e);
    }
  }
}
