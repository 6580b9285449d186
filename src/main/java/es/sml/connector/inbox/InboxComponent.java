package es.sml.connector.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Mailboxes read over IMAP: {@code inbox:name?host=…}. */
@Component("inbox")
public final class InboxComponent extends DefaultComponent {
  private final MailboxCursors cursors;
  private final ServerTurns turns = new ServerTurns();
  private final Map<String, AtomicInteger> mailboxesByHost = new ConcurrentHashMap<>();
  private final Map<String, MailboxStatus> statuses = new ConcurrentHashMap<>();

  @Metadata(description = "The largest mail that is fetched, in bytes", defaultValue = "26214400")
  private int largestMail = 25 << 20;

  private FetchBudget budget;

  /**
   * Needs a place for its cursors.
   *
   * @param cursors how far each mailbox is read
   */
  public InboxComponent(MailboxCursors cursors) {
    this.cursors = cursors;
  }

  public int getLargestMail() {
    return largestMail;
  }

  public void setLargestMail(int largestMail) {
    this.largestMail = largestMail;
  }

  /** How each mailbox that is or was read is doing, by its name. */
  public Map<String, MailboxStatus> statuses() {
    return Map.copyOf(statuses);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
      throws Exception {
    InboxEndpoint endpoint = new InboxEndpoint(uri, this, name);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    budget = new FetchBudget(largestMail);
  }

  MailboxReader reader(MailboxSettings settings, MailStore store) {
    return new MailboxReader(settings, turns, cursors, budget, status(settings.name()), store);
  }

  MailboxStatus status(String name) {
    return statuses.computeIfAbsent(name, MailboxStatus::new);
  }

  /** Counts the mailboxes of a server: whether each may hold a connection depends on it. */
  AtomicInteger mailboxesOf(String host) {
    return mailboxesByHost.computeIfAbsent(host, unused -> new AtomicInteger());
  }

  void forget(String name) {
    statuses.remove(name);
  }
}
