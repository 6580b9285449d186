package es.sml.connector.inbox.pop3;

import es.sml.connector.cluster.Ownership;
import es.sml.connector.inbox.connection.FailureMessages;
import es.sml.connector.inbox.connection.LoginRefusal;
import es.sml.connector.inbox.health.MailboxHealthCheck;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Decides whether this node polls a POP3 mailbox, and records the result of each poll for its
 * health. After a refused login only a person can end the failure.
 */
public final class Pop3PollStrategy implements PollingConsumerPollStrategy, Ownership.Owner {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Mailboxes mailboxes;
  private final MailboxStatus status;
  private final Duration pollInterval;
  private final String username;
  private final Pop3Mails mails;
  private volatile Ownership ownership = Ownership.ALONE;
  private volatile boolean owned;

  /**
   * Creates the strategy of one mailbox.
   *
   * @param name its name among all mailboxes
   * @param username its key in dealers.yaml
   * @param mails the mails of it that are stored
   */
  public Pop3PollStrategy(
      Mailboxes mailboxes, String name, String username, Duration pollInterval, Pop3Mails mails) {
    this.mailboxes = mailboxes;
    this.status = mailboxes.status(name);
    this.pollInterval = pollInterval;
    this.username = username;
    this.mails = mails;
  }

  /** Returns the mailbox's health after the last polls. */
  public HealthCheck health() {
    return new MailboxHealthCheck(status, pollInterval.plus(PATIENCE));
  }

  /** Starts reading the mailbox, on this node or another. */
  public void seek(Ownership between) {
    ownership = between;
    status.is(MailboxStatus.State.STANDBY);
    between.seek(lease(), this);
  }

  @Override
  public void gained(long epoch) {
    if (epoch > 0) {
      mails.refresh();
    }
    owned = true;
  }

  @Override
  public void lost() {
    owned = false;
    status.standBy();
  }

  /** Stops reading the mailbox. */
  public void forget() {
    ownership.leave(lease());
    owned = false;
    mailboxes.forget(status.mailbox());
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    if (!owned) {
      return false;
    }
    status.is(MailboxStatus.State.READING);
    return true;
  }

  private String lease() {
    return "mailbox " + status.mailbox();
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int mails) {
    status.polled();
    status.is(MailboxStatus.State.WAITING);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception failure) {
    boolean refused = ExceptionUtils.indexOfType(failure, AuthenticationFailedException.class) >= 0;
    status.failing(
        refused
            ? LoginRefusal.of(username, FailureMessages.of(failure), false)
            : FailureMessages.text(failure),
        refused);
    return false; // the next poll tries again
  }
}
