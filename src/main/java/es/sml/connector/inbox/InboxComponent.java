package es.sml.connector.inbox;

import es.sml.connector.cluster.Ownership;
import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.cursor.CursorLease;
import es.sml.connector.inbox.cursor.MailboxCursors;
import es.sml.connector.inbox.fetch.MailSink;
import es.sml.connector.inbox.fetch.MailStore;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.inbox.reader.MailboxReader;
import es.sml.connector.inbox.reader.ServerLimiter;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.inbox.setting.ReadFrom;
import es.sml.connector.lead.HeapBudget;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The Camel component {@code inbox:name?host=…}, which reads mailboxes over IMAP. It decides how
 * many mails are stored at once, and how long a stop waits for the logouts.
 */
@Component("inbox")
public final class InboxComponent extends DefaultComponent {
  private static final int STORED_AT_ONCE = 16;
  private static final int CLAIM_LENGTH = 8;
  private static final long LEAVE_MILLISECONDS = 5_000;

  private final MailboxCursors cursors;
  private final ServerLimiter limiter = new ServerLimiter();
  private final Map<String, Integer> mailboxesByHost = new ConcurrentHashMap<>();
  private final Mailboxes mailboxes;
  private final Ownership ownership;

  private int largestMail = 25 << 20;

  // The milliseconds that all mailboxes together may use to log out.
  private final AtomicLong leave = new AtomicLong(LEAVE_MILLISECONDS);

  private volatile String claim;
  private HeapBudget budget = HeapBudget.forFetching();
  private ExecutorService stores;

  /**
   * Creates the component.
   *
   * @param cursors the progress of each mailbox
   * @param mailboxes the status of each mailbox
   * @param ownership assigns mailboxes to nodes
   */
  public InboxComponent(MailboxCursors cursors, Mailboxes mailboxes, Ownership ownership) {
    this.cursors = cursors;
    this.mailboxes = mailboxes;
    this.ownership = ownership;
  }

  /** Sets the size of the largest mail that is fetched, in bytes. */
  public void limitMails(int largestMail) {
    this.largestMail = largestMail;
  }

  /** Sets the memory budget that all fetched mails share. */
  public void shareBudget(HeapBudget budget) {
    this.budget = budget;
  }

  /**
   * Makes the component mark each mail before it stores it.
   *
   * @param ledger the id of the ledger that records the mails
   */
  public void claimFor(String ledger) {
    claim = ledger.substring(0, CLAIM_LENGTH);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
      throws Exception {
    InboxEndpoint endpoint = new InboxEndpoint(uri, this, name);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /** Returns a mailbox's settings, with what holds for all mailboxes. */
  MailboxSettings settings(String name, InboxOptions options) {
    int maxConnections = options.getMaxConnections();
    return new MailboxSettings(
        name,
        server(options),
        options.getUsername(),
        options.getLogin(),
        options.getFolder(),
        options.getProcessedFolder(),
        options.getOnStored(),
        ReadFrom.parse(options.getInitialRead()),
        () -> maxConnections == 0 || mailboxesOf(options.getHost()) <= maxConnections,
        Duration.ofMillis(options.getPollInterval()),
        Duration.ofMillis(options.getIdleRefresh()),
        claim,
        largestMail,
        options.getLoginsAtOnce(),
        maxConnections);
  }

  private static MailServer server(InboxOptions options) {
    Security security = options.getSecurity();
    SSLSocketFactory trusted = options.getTrusted();
    return new MailServer(
        options.getHost(),
        options.getPort() == 0 ? security.port(false) : options.getPort(),
        security,
        trusted == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusted,
        Duration.ofMillis(options.getPatience()));
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ThreadPoolProfile profile = new ThreadPoolProfile("inbox-store");
    profile.setPoolSize(1); // 0 would be a pool of one thread
    profile.setMaxPoolSize(STORED_AT_ONCE);
    profile.setMaxQueueSize(0);
    // If no thread is free, the mailbox's own thread stores the mail.
    profile.setRejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns);
    stores =
        getCamelContext().getExecutorServiceManager().newThreadPool(this, "InboxStore", profile);
  }

  @Override
  protected void doStop() throws Exception {
    getCamelContext().getExecutorServiceManager().shutdownGraceful(stores);
    super.doStop();
  }

  MailboxReader reader(MailboxSettings settings, long epoch, MailStore store) {
    return new MailboxReader(
        settings,
        limiter,
        new CursorLease(cursors, settings.name(), epoch),
        status(settings.name()),
        new MailSink(store, stores, budget),
        leave);
  }

  Ownership ownership() {
    return ownership;
  }

  public MailboxStatus status(String name) {
    return mailboxes.status(name);
  }

  /** Returns the number of mailboxes on a server. It decides whether each may keep a connection. */
  int mailboxesOf(String host) {
    return mailboxesByHost.getOrDefault(host, 0);
  }

  void oneMoreOf(String host) {
    mailboxesByHost.merge(host, 1, Integer::sum);
  }

  void oneLessOf(String host) {
    mailboxesByHost.computeIfPresent(host, (unused, number) -> number == 1 ? null : number - 1);
  }

  void forget(String name) {
    mailboxes.forget(name);
  }
}
