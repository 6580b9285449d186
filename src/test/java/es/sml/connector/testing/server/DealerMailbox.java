package es.sml.connector.testing.server;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** A dealer's mailbox, leads@norte.example, on an IMAP server in this process. */
public final class DealerMailbox implements AutoCloseable {
  private static final String USER = "leads@norte.example";

  private final GreenMail server = MailServers.start(0, ServerSetup.PROTOCOL_IMAP);
  private final GreenMailUser user;

  public DealerMailbox() {
    user = server.setUser(USER, USER, "mail");
  }

  /** The dealer's inboxes, as YAML below the dealer. */
  public String yaml() {
    // GreenMail misses a mail that arrives at the start of an IDLE, so keep IDLE short.
    return "inboxes: [{host: 127.0.0.1, port: %d, security: none, username: %s, password: 'env:MAIL_PASSWORD', initial-read: all, poll-interval: 100ms, idle-refresh: 5s}]"
        .formatted(server.getImap().getPort(), USER);
  }

  public String port() {
    return String.valueOf(server.getImap().getPort());
  }

  public void deliver(String raw) throws MessagingException {
    user.deliver(message(raw));
  }

  /** The same, as if it had come then. */
  public void deliver(String raw, Instant arrived) throws Exception {
    server
        .getManagers()
        .getImapHostManager()
        .getInbox(user)
        .appendMessage(message(raw), new Flags(), Date.from(arrived));
  }

  /** As if somebody had read all that is in it. */
  public void markRead() throws Exception {
    server
        .getManagers()
        .getImapHostManager()
        .getInbox(user)
        .getMessages()
        .forEach(stored -> stored.getFlags().add(Flags.Flag.SEEN));
  }

  /** What is in a folder; nothing where there is no such folder. */
  public List<?> mails(String folder) throws Exception {
    var store = server.getManagers().getImapHostManager();
    var found = folder.equals("INBOX") ? store.getInbox(user) : store.getFolder(user, folder);
    return found == null ? List.of() : found.getMessages();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static MimeMessage message(String raw) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
  }
}
