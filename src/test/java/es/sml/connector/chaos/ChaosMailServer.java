package es.sml.connector.chaos;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.parse.mime.LenientMailSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.MailServers;
import jakarta.mail.MessagingException;
import java.io.IOException;

/** The dealer's mail server, in this process. */
final class ChaosMailServer implements AutoCloseable {
  private static final String PROCESSED = "Processed"; // the default of processed-folder

  private final int port;
  private GreenMail server;
  private GreenMailUser mailbox;

  ChaosMailServer() throws IOException {
    LenientMailSettings.apply();
    port = FreePorts.next();
    begin();
  }

  int port() {
    return port;
  }

  void deliver(String mail) {
    mailbox.deliver(GreenMailUtil.newMimeMessage(mail));
  }

  /** Returns the number of mails that are not moved. */
  int unmoved() {
    try {
      return server.getManagers().getImapHostManager().getInbox(mailbox).getMessageCount();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Moves all stored mails back into the inbox, with their flags, as an operator does. */
  void putBack() throws FolderException, MessagingException {
    ImapHostManager hosts = server.getManagers().getImapHostManager();
    MailFolder processed = hosts.getFolder(mailbox, PROCESSED);
    for (StoredMessage mail : processed.getMessages()) {
      hosts
          .getInbox(mailbox)
          .appendMessage(mail.getMimeMessage(), mail.getFlags(), mail.getReceivedDate());
    }
    processed.deleteAllMessages();
  }

  /** Recreates the mailbox, so that all UIDs start again. */
  void recreate() {
    server.stop();
    begin();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void begin() {
    server = MailServers.start(port, ServerSetup.PROTOCOL_IMAP);
    mailbox = server.setUser(Secrets.MAILBOX, Secrets.MAILBOX, Secrets.MAIL_PASSWORD);
  }
}
