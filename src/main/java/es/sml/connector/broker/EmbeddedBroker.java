package es.sml.connector.broker;

import es.sml.connector.broker.limit.NetworkMessages;
import es.sml.connector.broker.limit.UploadGuard;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.server.ActiveMQLockAcquisitionTimeoutException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis in this process. It confirms a message after the write to disk, and opens no port unless
 * one is set. After a full disk it restarts once space is free.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final AtomicInteger NEXT_ID = new AtomicInteger();
  private static final Duration LONGEST_END = Duration.ofMinutes(1);

  private final BrokerSettings settings;
  private final int id = NEXT_ID.getAndIncrement();
  private final Secret password = new Secret(UUID.randomUUID().toString());
  private final EmbeddedBrokerQueues queues;
  private BrokerLayout layout;
  private volatile EmbeddedActiveMQ server;
  private ActiveMQJAASSecurityManager security;
  private boolean ended;
  private long endedAt; // by System.nanoTime
  private volatile LocalizedText death;
  private boolean closed;

  private EmbeddedBroker(BrokerSettings settings, BrokerLayout layout) {
    this.settings = settings;
    this.layout = layout;
    this.queues = new EmbeddedBrokerQueues(settings, password, layout);
  }

  public static EmbeddedBroker start(BrokerSettings settings, BrokerLayout layout) {
    EmbeddedBroker broker = new EmbeddedBroker(settings, layout);
    try {
      NestedJournal.moveOut(layout.directory());
      JournalFormat.check(layout.directory());
      EmptyAddressFiles.remove(layout.directory().resolve("paging"));
    } catch (IOException e) {
      throw broker.notStarted(e);
    }
    broker.begin();
    return broker;
  }

  private void begin() {
    EmbeddedActiveMQ begun = new EmbeddedActiveMQ();
    AtomicReference<Exception> failure = new AtomicReference<>();
    security =
        new ActiveMQJAASSecurityManager(
            InVMLoginModule.class.getName(),
            EmbeddedBrokerAccess.logins(layout.logins(), password));
    try {
      NetworkMessages network =
          new NetworkMessages(layout.limits().largestMessage(), settings.queueLimit());
      begun.setConfiguration(EmbeddedBrokerConfiguration.of(settings, layout, id, network));
      begun.setSecurityManager(security);
      begun.createActiveMQServer();
      begun.getActiveMQServer().registerActivationFailureListener(failure::set);
      begun.getActiveMQServer().start();
      // Artemis logs the reason if it does not activate.
      if (!begun.getActiveMQServer().isActive()) {
        throw notStarted(failure.get());
      }
      begun
          .getActiveMQServer()
          .getRemotingService()
          .addIncomingInterceptor(new UploadGuard(network.mostBytes()));
      silenceOnceItCannotWrite(begun.getActiveMQServer());
      begun
          .getActiveMQServer()
          .getSecurityRepository()
          .swap(EmbeddedBrokerQueues.roles(begun.getActiveMQServer(), layout).entrySet());
    } catch (Exception e) {
      abandon(begun);
      throw e instanceof IllegalStateException ours ? ours : notStarted(e);
    }
    server = begun;
  }

  private IllegalStateException notStarted(Exception failure) {
    return ExceptionUtils.indexOfType(failure, ActiveMQLockAcquisitionTimeoutException.class) >= 0
        ? new IllegalStateException(
            "the broker's journal in " + directory() + " is in use by another process")
        : new IllegalStateException(
            "the embedded broker in " + directory() + " does not start", failure);
  }

  // A lock on the journal must not prevent the next start.
  private static void abandon(EmbeddedActiveMQ begun) {
    try {
      begun.stop();
    } catch (Exception e) {
      LOG.debug("the half-started broker does not stop", e);
    }
  }

  // Artemis 2.56 confirms a message whose write failed, and then ends. Suppress the confirmation,
  // so that the sender sends the message again.
  private static void silenceOnceItCannotWrite(ActiveMQServer broker) {
    AtomicBoolean silent = new AtomicBoolean();
    broker.registerIOCriticalErrorListener((cause, message, file) -> silent.set(true));
    Interceptor interceptor = (packet, connection) -> !silent.get();
    broker.getRemotingService().addOutgoingInterceptor(interceptor);
  }

  /**
   * Restarts the broker after a failed write ended it, as soon as the disk has enough free space.
   */
  synchronized void revive() {
    ActiveMQServer.SERVER_STATE state = server.getActiveMQServer().getState();
    if (closed || state == ActiveMQServer.SERVER_STATE.STARTED) {
      return;
    }
    if (!ended) {
      ended = true;
      endedAt = System.nanoTime();
      LOG.error(
          "the embedded broker ended because it cannot write in {}; check the disk's space and rights",
          directory());
    }
    if (state != ActiveMQServer.SERVER_STATE.STOPPED) {
      if (System.nanoTime() - endedAt > LONGEST_END.toNanos()) {
        death =
            LocalizedText.of(
                "health.broker-hangs",
                "the embedded broker cannot write and does not stop; restart the connector");
      }
      return;
    }
    if (directory().toFile().getUsableSpace() < settings.minFreeDisk().bytes()) {
      return;
    }
    try {
      begin();
      ended = false;
      death = null;
      LOG.info("the embedded broker is back");
    } catch (IllegalStateException e) {
      death =
          LocalizedText.of(
              "health.broker-dead",
              "the embedded broker ended and does not start; restart the connector");
      LOG.error("{}", death, e);
    }
  }

  /** Returns the server, for tests. */
  ActiveMQServer server() {
    return server.getActiveMQServer();
  }

  private Path directory() {
    return layout.directory();
  }

  String url() {
    return "vm://" + id;
  }

  String username() {
    return BrokerUser.CONNECTOR;
  }

  Secret password() {
    return password;
  }

  private boolean isActive() {
    return server.getActiveMQServer().isActive();
  }

  /** Returns why only a new process can restart the broker; null if none is needed. */
  LocalizedText death() {
    return death;
  }

  /** Returns why the broker accepts no message; null while it does. */
  LocalizedText blocked() {
    boolean isActive = isActive();
    PagingManager paging = server.getActiveMQServer().getPagingManager();
    if (isActive && (paging == null || !paging.isDiskFull())) {
      return null;
    }
    long free = directory().toFile().getUsableSpace();
    return isActive || free < settings.minFreeDisk().bytes()
        ? settings.diskFull(directory(), free)
        : LocalizedText.of(
            "health.broker-ended",
            "ended after a failed write in {0}; it starts again within seconds",
            directory().toAbsolutePath());
  }

  /** Copies the journal; see {@link Broker#copyJournal}. */
  Duration copyJournal(Path target, Runnable atThisMoment) throws IOException {
    if (!isActive()) {
      throw new IOException("the embedded broker does not run");
    }
    return JournalCopy.of(
        server.getActiveMQServer(), directory().toAbsolutePath(), target, atThisMoment);
  }

  /** Creates new queues and logins; disconnects users without a login. */
  synchronized void add(BrokerLayout next) {
    queues.add(server.getActiveMQServer(), security, layout, next);
    layout = next;
  }

  /** Removes the empty queues that are not in the layout. */
  synchronized Set<String> removeAllBut(BrokerLayout layout) {
    return queues.removeAllBut(server.getActiveMQServer(), layout);
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not stop", e);
    }
  }
}
