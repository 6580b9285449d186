package es.sml.connector.inbox;

import es.sml.connector.signin.MailboxLogin;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** A mailbox that is read over IMAP; nothing can be sent to it. */
@UriEndpoint(
    firstVersion = "0.2.0",
    scheme = "inbox",
    title = "Inbox",
    syntax = "inbox:name",
    consumerOnly = true,
    category = {Category.MAIL})
public final class InboxEndpoint extends DefaultEndpoint {
  private final InboxComponent component;

  @UriPath(description = "The mailbox's name, under which its cursor is kept")
  @Metadata(required = true)
  private final String name;

  @UriParam(description = "The mail server")
  @Metadata(required = true)
  private String host;

  @UriParam(
      description = "Its port; 0 for the one that the security usually has",
      defaultValue = "0")
  private int port;

  @UriParam(description = "TLS, STARTTLS or NONE", defaultValue = "TLS")
  private Security security = Security.TLS;

  @UriParam(description = "The certificates that are trusted; Java's where none is given")
  private SSLSocketFactory trusted = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @UriParam(description = "The user name")
  @Metadata(required = true)
  private String username;

  @UriParam(description = "Its password or token", label = "security")
  @Metadata(required = true)
  private MailboxLogin login;

  @UriParam(description = "The folder that is read", defaultValue = "INBOX")
  private String folder = "INBOX";

  @UriParam(description = "Folder of the stored mails", defaultValue = "Processed")
  private String processedFolder = "Processed";

  @UriParam(
      description = "What happens to a stored mail: MOVE, MARK or LEAVE",
      defaultValue = "MOVE")
  private AfterStore onStored = AfterStore.MOVE;

  @UriParam(
      description = "Which old mails are read when the mailbox is new: start, all or a date",
      defaultValue = "start")
  private String initialRead = "start";

  @UriParam(
      description = "Milliseconds between two polls of a server that does not announce new mails",
      defaultValue = "5000")
  private long pollInterval = 5_000;

  @UriParam(
      description = "Milliseconds after which the mailbox is polled without an announcement",
      defaultValue = "180000")
  private long idleRefresh = 180_000;

  @UriParam(
      description = "The longest silence of the server in the middle of an answer, in milliseconds",
      defaultValue = "20000")
  private long patience = 20_000;

  @UriParam(description = "How many mailboxes log in to this server at once", defaultValue = "16")
  private int loginsAtOnce = 16;

  @UriParam(
      description =
          "How many connections this server allows; with more mailboxes than that each is opened,"
              + " read and closed in turn. 0 for as many as there are mailboxes",
      defaultValue = "0")
  private int maxConnections;

  InboxEndpoint(String uri, InboxComponent component, String name) {
    super(uri, component);
    this.component = component;
    this.name = name;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("nothing can be sent to an inbox");
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    InboxConsumer consumer = new InboxConsumer(this, component, processor);
    configureConsumer(consumer);
    return consumer;
  }

  private boolean isHeld() {
    return maxConnections == 0 || component.mailboxesOf(host) <= maxConnections;
  }

  /** The settings that its options make. */
  MailboxSettings settings() {
    return new MailboxSettings(
        name,
        new MailServer(
            host,
            port == 0 ? security.port(false) : port,
            security,
            trusted,
            Duration.ofMillis(patience)),
        username,
        login,
        folder,
        processedFolder,
        onStored,
        ReadFrom.parse(initialRead),
        this::isHeld,
        Duration.ofMillis(pollInterval),
        Duration.ofMillis(idleRefresh),
        component.claim(),
        component.getLargestMail(),
        loginsAtOnce,
        maxConnections);
  }

  public String getName() {
    return name;
  }

  public String getHost() {
    return host;
  }

  public void setHost(String host) {
    this.host = host;
  }

  public int getPort() {
    return port;
  }

  public void setPort(int port) {
    this.port = port;
  }

  public Security getSecurity() {
    return security;
  }

  public void setSecurity(Security security) {
    this.security = security;
  }

  public SSLSocketFactory getTrusted() {
    return trusted;
  }

  public void setTrusted(SSLSocketFactory trusted) {
    this.trusted = trusted;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public MailboxLogin getLogin() {
    return login;
  }

  public void setLogin(MailboxLogin login) {
    this.login = login;
  }

  public String getFolder() {
    return folder;
  }

  public void setFolder(String folder) {
    this.folder = folder;
  }

  public String getProcessedFolder() {
    return processedFolder;
  }

  public void setProcessedFolder(String processedFolder) {
    this.processedFolder = processedFolder;
  }

  public AfterStore getOnStored() {
    return onStored;
  }

  public void setOnStored(AfterStore onStored) {
    this.onStored = onStored;
  }

  public String getInitialRead() {
    return initialRead;
  }

  public void setInitialRead(String initialRead) {
    this.initialRead = initialRead;
  }

  public long getPollInterval() {
    return pollInterval;
  }

  public void setPollInterval(long pollInterval) {
    this.pollInterval = pollInterval;
  }

  public long getIdleRefresh() {
    return idleRefresh;
  }

  public void setIdleRefresh(long idleRefresh) {
    this.idleRefresh = idleRefresh;
  }

  public long getPatience() {
    return patience;
  }

  public void setPatience(long patience) {
    this.patience = patience;
  }

  public int getLoginsAtOnce() {
    return loginsAtOnce;
  }

  public void setLoginsAtOnce(int loginsAtOnce) {
    this.loginsAtOnce = loginsAtOnce;
  }

  public int getMaxConnections() {
    return maxConnections;
  }

  public void setMaxConnections(int maxConnections) {
    this.maxConnections = maxConnections;
  }
}
