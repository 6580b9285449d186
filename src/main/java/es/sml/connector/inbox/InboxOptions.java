package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.signin.MailboxLogin;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of {@code inbox:} and their default values, as Camel's tools and route files see
 * them.
 */
@UriParams
public final class InboxOptions {
  @UriParam(description = "Id of the dealer whose leads come by this mailbox.")
  private String dealer;

  @UriParam(description = "The SML account of the dealer.")
  private String account;

  @UriParam(description = "Host of the mail server.")
  @Metadata(required = true)
  private String host;

  @UriParam(description = "Port; 0 for the usual one of the security.", defaultValue = "0")
  private int port = 0;

  @UriParam(description = "How the connection is encrypted.", defaultValue = "TLS")
  private Security security = Security.TLS;

  @UriParam(description = "Makes the encrypted connections. By default it trusts what Java trusts.")
  private SSLSocketFactory trusted;

  @UriParam(
      description = "Milliseconds to wait for a response of the server.",
      defaultValue = "20000")
  private long patience = 20_000;

  @UriParam(description = "User name of the mailbox.")
  @Metadata(required = true)
  private String username;

  @UriParam(description = "Signs in with a password or a token.")
  @Metadata(required = true)
  private MailboxLogin login;

  @UriParam(description = "Folder that is read.", defaultValue = "INBOX")
  private String folder = "INBOX";

  @UriParam(description = "Folder for stored mails.", defaultValue = "Processed")
  private String processedFolder = "Processed";

  @UriParam(description = "What happens to a mail when it is stored.", defaultValue = "MOVE")
  private AfterStore onStored = AfterStore.MOVE;

  @UriParam(
      description = "Old mails that are read when the mailbox is new: start, all or a date.",
      defaultValue = "start")
  private String initialRead = "start";

  @UriParam(
      description = "Milliseconds between two polls if the server sends no notifications.",
      defaultValue = "5000")
  private long pollInterval = 5_000;

  @UriParam(
      description = "Milliseconds without a notification before a poll, if the server sends them.",
      defaultValue = "180000")
  private long idleRefresh = 180_000;

  @UriParam(description = "How many mailboxes sign in to the server at once.", defaultValue = "16")
  private int loginsAtOnce = 16;

  @UriParam(description = "Connections that the server allows; 0 for no limit.", defaultValue = "0")
  private int maxConnections = 0;

  public String getDealer() {
    return dealer;
  }

  public void setDealer(String dealer) {
    this.dealer = dealer;
  }

  public String getAccount() {
    return account;
  }

  public void setAccount(String account) {
    this.account = account;
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

  public long getPatience() {
    return patience;
  }

  public void setPatience(long patience) {
    this.patience = patience;
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
