package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.inbox.setting.ReadFrom;
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

/** A mailbox that is read over IMAP. It has no producer. */
@UriEndpoint(
    firstVersion = "0.2.0",
    scheme = "inbox",
    title = "Inbox",
    syntax = "inbox:name",
    consumerOnly = true,
    category = {Category.MAIL})
public final class InboxEndpoint extends DefaultEndpoint {
  private final InboxComponent component;

  @UriPath(description = "Unique name of the mailbox, the key of its cursor")
  @Metadata(required = true)
  private final String name;

  @UriParam(description = "The mail server")
  @Metadata(required = true)
  private String host;

  @UriParam(description = "Its port; 0 for the usual port of the security", defaultValue = "0")
  private int port;

  @UriParam(description = "TLS, STARTTLS or NONE", defaultValue = "TLS")
  private Security security = Security.TLS;

  @UriParam(description = "Trusted certificates; Java's own by default")
  private SSLSocketFactory trusted = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @UriParam(description = "The user name")
  @Metadata(required = true)
  private String username;

  @UriParam(description = "Its password or token", label = "security")
  @Metadata(required = true)
  private MailboxLogin login;

  @UriParam(description = "Folder that the connector reads", defaultValue = "INBOX")
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
      description = "Longest silence of the server within a response, in milliseconds",
      defaultValue = "20000")
  private long patience = 20_000;

  @UriParam(description = "How many mailboxes log in to this server at once", defaultValue = "16")
  private int loginsAtOnce = 16;

  @UriParam(
      description =
          "How many connections this server allows. With more mailboxes, the connector opens, reads"
              + " and closes them in turn. 0 sets no limit",
      defaultValue = "0")
  private int maxConnections;

  InboxEndpoint(String uri, InboxComponent component, String name) {
    super(uri, component);
    this.component = component;
    this.name = name;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("an inbox only receives mails");
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

  /** Returns the settings that result from the options. */
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
