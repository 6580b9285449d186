package es.sml.connector.demo.installation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.lead.MessageKey;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** The demo's mail server with one mailbox per dealer, for SMTP and IMAP. */
public final class DemoMailServer implements AutoCloseable {
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});

  /** Starts it on free loopback ports. */
  DemoMailServer() {
    server.start();
    for (String dealer : Installation.DEALERS) {
      server.setUser(address(dealer), address(dealer), "demo");
    }
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, Installation.HOST, protocol);
    setup.setServerStartupTimeout(30_000); // two seconds are too few on a busy machine
    return setup;
  }

  int smtpPort() {
    return server.getSmtp().getPort();
  }

  int imapPort() {
    return server.getImap().getPort();
  }

  /** Puts the bytes into the dealer's inbox unchanged, with their errors. */
  public void deliver(String dealer, byte[] content) throws MessagingException {
    server.getUserManager().getUserByEmail(address(dealer)).deliver(mail(content));
  }

  /** Returns the key that the connector gives this mail. */
  public static String key(String dealer, byte[] content) throws MessagingException {
    return MessageKey.ofMail(dealer, mail(content).getMessageID(), content);
  }

  /** Returns the mailboxes with a mail in the inbox. */
  public List<String> waiting() throws FolderException {
    List<String> mailboxes = new ArrayList<>();
    for (GreenMailUser user : server.getUserManager().listUser()) {
      if (server.getManagers().getImapHostManager().getInbox(user).getMessageCount() > 0) {
        mailboxes.add(user.getLogin());
      }
    }
    return mailboxes;
  }

  @Override
  public void close() {
    server.stop();
  }

  private static String address(String dealer) {
    return "leads@" + dealer + ".example";
  }

  private static MimeMessage mail(byte[] content) throws MessagingException {
    return new MimeMessage((Session) null, new ByteArrayInputStream(content));
  }
}
