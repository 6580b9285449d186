package es.sml.connector.inbox;

import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Notes how each look at a POP3 mailbox ends. */
public final class Pop3Looks implements PollingConsumerPollStrategy {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Mailboxes mailboxes;
  private final MailboxStatus status;
  private final Duration pollEvery;

  /**
   * Looks at one mailbox.
   *
   * @param name its name among all mailboxes
   */
  public Pop3Looks(Mailboxes mailboxes, String name, Duration pollEvery) {
    this.mailboxes = mailboxes;
    this.status = mailboxes.status(name);
    this.pollEvery = pollEvery;
  }

  /** The mailbox's health, by these looks. */
  public HealthCheck health() {
    return new MailboxHealthCheck(status, pollEvery.plus(PATIENCE));
  }

  /** The mailbox is read no more. */
  public void forget() {
    mailboxes.forget(status.mailbox());
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    status.is(MailboxStatus.State.READING);
    return true;
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int mails) {
    status.looked();
    status.is(MailboxStatus.State.WAITING);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception failure) {
    boolean refused = ExceptionUtils.indexOfType(failure, AuthenticationFailedException.class) >= 0;
    status.failing(Words.of(failure), refused);
    return false; // the next look is the next try
  }
}
