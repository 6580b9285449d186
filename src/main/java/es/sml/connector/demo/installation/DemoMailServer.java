package es.sml.connector.demo.installation;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.demo.outcome.ProcessedMail;
import es.sml.connector.lead.MessageKey;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A mail server with one mailbox per dealer, for SMTP and IMAP. */
public final class DemoMailServer implements AutoCloseable {
  static final String PASSWORD = "demo";
  static final String INBOX = "INBOX";
  static final String PROCESSED = "Processed";
  private static final String PATIENCE_MILLIS = "5000";
  private static final String SENDER = "buzon@remitente.example";

  private final GreenMail server;
  private final Session session;
  private final Map<String, Store> mailboxes = new HashMap<>();
  private final Map<String, Integer> read = new HashMap<>();

  private DemoMailServer(GreenMail server) {
    this.server = server;
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", Dealerships.HOST);
    properties.setProperty("mail.smtp.port", String.valueOf(smtpPort()));
    properties.setProperty("mail.smtp.from", SENDER);
    properties.setProperty("mail.imap.port", String.valueOf(imapPort()));
    // Reads as the connector does, so the bytes are equal: whole mails, left unseen.
    properties.setProperty("mail.imap.partialfetch", "false");
    properties.setProperty("mail.imap.peek", "true");
    properties.setProperty("mail.imap.statuscachetimeout", "0");
    // A server that does not respond must not delay the demo beyond its time limit.
    for (String protocol : List.of("imap", "smtp")) {
      properties.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE_MILLIS);
      properties.setProperty("mail." + protocol + ".timeout", PATIENCE_MILLIS);
      properties.setProperty("mail." + protocol + ".writetimeout", PATIENCE_MILLIS);
    }
    session = Session.getInstance(properties);
  }

  /** Starts it on free loopback ports. */
  static DemoMailServer start(List<String> dealers) throws MessagingException {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
    server.start();
    DemoMailServer mail = new DemoMailServer(server);
    for (String dealer : dealers) {
      String address = Dealerships.address(dealer);
      server.setUser(address, address, PASSWORD);
      Store store = mail.session.getStore("imap");
      mail.mailboxes.put(dealer, store);
      store.connect(Dealerships.HOST, address, PASSWORD);
    }
    return mail;
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, Dealerships.HOST, protocol);
    setup.setServerStartupTimeout(30_000); // two seconds are too few on a busy machine
    return setup;
  }

  public int smtpPort() {
    return server.getSmtp().getPort();
  }

  public int imapPort() {
    return server.getImap().getPort();
  }

  /** Sends the bytes unchanged, with their errors. */
  public void send(String dealer, byte[] content) throws MessagingException {
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(content));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(mail, new Address[] {new InternetAddress(Dealerships.address(dealer))});
    }
  }

  /** Copies a processed mail back into the inbox, to send a duplicate. */
  public void putBack(String dealer, String key) throws MessagingException, IOException {
    Store mailbox = connected(dealer);
    try (Folder processed = mailbox.getFolder(PROCESSED)) {
      processed.open(Folder.READ_ONLY);
      for (Message mail : processed.getMessages()) {
        if (processedMail(dealer, mail).key().equals(key)) {
          processed.copyMessages(new Message[] {mail}, mailbox.getFolder(INBOX));
          return;
        }
      }
    }
    throw new IllegalStateException("the mail to put back is not in " + PROCESSED);
  }

  /** Returns the mails processed since the last call. */
  public List<ProcessedMail> newlyProcessed() throws MessagingException, IOException {
    List<ProcessedMail> mails = new ArrayList<>();
    for (Map.Entry<String, Store> mailbox : mailboxes.entrySet()) {
      Folder folder = connected(mailbox.getKey()).getFolder(PROCESSED);
      int before = read.getOrDefault(mailbox.getKey(), 0);
      if (folder.exists() && folder.getMessageCount() > before) {
        try (folder) {
          folder.open(Folder.READ_ONLY);
          int now = folder.getMessageCount();
          for (Message mail : folder.getMessages(before + 1, now)) {
            mails.add(processedMail(mailbox.getKey(), mail));
          }
          read.put(mailbox.getKey(), now);
        }
      }
    }
    return mails;
  }

  /** Returns true if no mail waits in an inbox. */
  public boolean isEmpty() throws MessagingException {
    for (String dealer : mailboxes.keySet()) {
      if (connected(dealer).getFolder(INBOX).getMessageCount() > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws MessagingException {
    for (Store mailbox : mailboxes.values()) {
      mailbox.close();
    }
    server.stop();
  }

  private Store connected(String dealer) throws MessagingException {
    Store mailbox = mailboxes.get(dealer);
    if (!mailbox.isConnected()) {
      mailbox.connect(Dealerships.HOST, Dealerships.address(dealer), PASSWORD);
    }
    return mailbox;
  }

  private static ProcessedMail processedMail(String dealer, Message mail)
      throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    String id = ((MimeMessage) mail).getMessageID();
    return new ProcessedMail(
        dealer, MessageKey.ofMail(dealer, id, bytes.toByteArray()), bytes.toByteArray());
  }
}
