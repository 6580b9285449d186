package es.sml.connector.inbox.reader;

import es.sml.connector.inbox.connection.FailureMessages;
import es.sml.connector.inbox.connection.MailSocket;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.cursor.CursorLease;
import es.sml.connector.inbox.cursor.MailboxLeaseLostException;
import es.sml.connector.inbox.fetch.MailSink;
import es.sml.connector.inbox.fetch.NotStoredException;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.ImapLogin;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps reading one mailbox on its own thread, with IDLE or polls, and survives failures of its
 * server. It decides which failures the log reports, and how long a stop waits.
 */
public final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
  private static final Duration LONGEST_LEAVE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final MailboxSettings settings;
  private final ServerLimiter limiter;
  private final MailboxStatus status;
  private final FolderReader folder;
  private final AtomicLong leave;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile ServerLimiter.Place place;
  private volatile MailSocket socket;
  private volatile ImapConnection open;
  private final FailurePauses pauses = new FailurePauses();
  private boolean reported;
  private boolean wasRead;

  public MailboxReader(
      MailboxSettings settings,
      ServerLimiter limiter,
      CursorLease lease,
      MailboxStatus status,
      MailSink sink,
      AtomicLong leave) {
    this.leave = leave;
    this.settings = settings;
    this.limiter = limiter;
    this.status = status;
    this.folder = new FolderReader(settings, lease, sink, status, this::isStopping);
    this.thread = ReaderThreads.make("inbox-" + settings.name(), this::run);
  }

  public void start() {
    thread.start();
  }

  /** Returns once the current mail is done, or is left for the next start. */
  public void stop() {
    stop.countDown();
    ServerLimiter.Place line = place;
    if (line != null) {
      line.leave();
    }
    try {
      if (folder.isStoring()) {
        thread.join(LONGEST_STOP.toMillis());
      } else {
        awaitLogout();
      }
      cut();
      thread.join(LONGEST_STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    status.is(MailboxStatus.State.STOPPED);
  }

  // All mailboxes share a few seconds, because a server may be silent to each of them.
  private void awaitLogout() throws InterruptedException {
    ImapConnection idle = open;
    long left = Math.min(LONGEST_LEAVE.toMillis(), leave.get());
    if (idle != null && left > 0) {
      long begun = System.nanoTime();
      idle.wake();
      thread.join(left);
      leave.addAndGet(-TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  private void cut() {
    MailSocket open = socket;
    if (open != null) {
      open.cut();
    }
  }

  private void run() {
    while (!isStopping()) {
      long begun = System.nanoTime();
      try {
        wasRead = false;
        folder.begin();
        session();
        pauses.none();
        pause(settings.pollInterval());
      } catch (MailboxException e) {
        boolean lost = e.kind() == Kind.LOST;
        Duration lived = Duration.ofNanos(System.nanoTime() - begun);
        Duration next = wasRead ? pauses.afterReading(lost, lived) : pauses.unread(lost, lived);
        report(e.text(), !lost, pauses.failures(), e);
        pause(next);
      } catch (DataAccessException | TransactionException e) {
        Duration next = pauses.ofTheLedger();
        report(
            LocalizedText.of(
                "mailbox.ledger", "the ledger does not respond: {0}", FailureMessages.text(e)),
            false,
            pauses.failures(),
            e);
        pause(next);
      } catch (MailboxLeaseLostException e) {
        LOG.info("{}: another node reads this mailbox now", settings.name());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("{}: unexpected failure; the connector tries again", settings.name(), e);
        status.failing(
            LocalizedText.of(
                "mailbox.unexpected",
                "unexpected failure; see the connector's log: {0}",
                FailureMessages.text(e)),
            true);
        pause(pauses.unread(false, Duration.ZERO));
      }
    }
  }

  private void session() throws MailboxException, InterruptedException {
    status.is(MailboxStatus.State.CONNECTING);
    if (settings.maxConnections() == 0) {
      keepReading();
      return;
    }
    try (ServerLimiter.Turn turn =
        turn("connections to " + settings.server().host(), settings.maxConnections())) {
      if (turn != null) {
        keepReading();
      }
    }
  }

  private ServerLimiter.Turn turn(String what, int most) throws InterruptedException {
    ServerLimiter.Place mine = limiter.stand(what, most);
    place = mine;
    if (isStopping()) {
      mine.leave();
    }
    return mine.await();
  }

  /** Uses one connection while it lasts; a connection that is not kept serves one poll. */
  private void keepReading() throws MailboxException, InterruptedException {
    try (ImapConnection connection = connect()) {
      if (connection == null) {
        return;
      }
      open = connection;
      folder.resume(connection);
      do {
        poll(connection);
      } while (!isStopping() && settings.held().getAsBoolean() && waited(connection));
      connection.logOut();
    } finally {
      open = null;
    }
  }

  private ImapConnection connect() throws MailboxException, InterruptedException {
    try (ServerLimiter.Turn turn =
        turn("logins at " + settings.server().host(), settings.loginsAtOnce())) {
      if (turn == null || isStopping()) {
        return null;
      }
      return ImapLogin.open(
          settings.server(), settings.username(), settings.login(), opened -> socket = opened);
    }
  }

  private void poll(ImapConnection connection) throws MailboxException, InterruptedException {
    for (int failures = 1; !isStopping(); failures++) {
      try {
        folder.read(connection);
        status.polled();
        wasRead = true;
        if (reported) {
          reported = false;
          if (status.hindrance() == null) {
            LOG.info("{}: the mailbox is read again", settings.name());
          }
        }
        return;
      } catch (NotStoredException e) {
        report(
            LocalizedText.of(
                "mailbox.not-stored",
                "a mail could not be stored; the connector tries again: {0}",
                LocalizedText.of(e)),
            false,
            failures,
            e);
        pause(FailurePauses.ofStoring(failures));
      }
    }
  }

  private boolean waited(ImapConnection connection) throws MailboxException, InterruptedException {
    status.is(MailboxStatus.State.WAITING);
    if (connection.can("IDLE")) {
      connection.awaitArrival(settings.idleRefresh());
    } else {
      pause(settings.pollInterval());
    }
    return true;
  }

  // A single lost connection is not reported, because many servers close one after a while.
  private void report(LocalizedText why, boolean lasting, int failures, Exception failure) {
    if (isStopping()) {
      return;
    }
    boolean news = status.failing(why, lasting);
    if ((lasting || failures > 1) && (news || !reported)) {
      LOG.warn("{}: {}", settings.name(), why);
      reported = true;
    }
    LOG.debug("{}: failed", settings.name(), failure);
  }

  private void pause(Duration duration) {
    try {
      if (stop.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        status.is(MailboxStatus.State.STOPPED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }
}
