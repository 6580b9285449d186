package es.sml.connector.callback.dispatch;

import es.sml.connector.callback.CallbackFailedException;
import es.sml.connector.callback.CallbackProperties;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.ForbiddenAddressException;
import es.sml.connector.callback.file.EventFile;
import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.EventOutbox.DueEvent;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the outbox and sends each by its dealer's route until the CRM accepts it. After
 * a day an event is a dead letter.
 */
public final class CallbackRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackRelay.class);
  private static final int LARGEST_FILE = 500;
  private static final int LARGEST_GROUP = 100;
  // Queues and folders are nearby and soon available again.
  private static final Duration LONGEST_PAUSE_NEARBY = Duration.ofSeconds(30);
  private static final IntervalFunction BACK_OFF =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofSeconds(2), 2, 0.3, Duration.ofMinutes(50));
  private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
  private static final Duration SPARE = Duration.ofSeconds(10);

  private final EventOutbox outbox;
  private final ProducerTemplate template;
  private final CallbackSettings settings;
  private final Supplier<Map<String, SourceCrm>> crms;
  private final Map<String, Way> ways = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(CallbackRelay::thread);
  private volatile boolean closed;

  /**
   * @param crms CRMs by dealer, read at each check
   */
  public CallbackRelay(
      EventOutbox outbox,
      ProducerTemplate template,
      CallbackSettings settings,
      Supplier<Map<String, SourceCrm>> crms) {
    this.outbox = outbox;
    this.template = template;
    this.settings = settings;
    this.crms = crms;
  }

  /** Delivery to one CRM as it is configured; a changed configuration is another way. */
  private record Way(String dealer, SourceCrm crm, CrmDispatcher dispatcher) {
    private Way(String dealer, SourceCrm crm) {
      this(dealer, crm, newDispatcher(crm));
    }

    private boolean isFile() {
      return crm.channel() == SourceCrm.Channel.FOLDER;
    }

    private String target() {
      return switch (crm.channel()) {
        case WEBHOOK -> crm.webhook().url().getHost();
        case QUEUE -> "queue " + crm.statusQueueFor(dealer);
        case FOLDER -> "folder " + crm.folder();
      };
    }
  }

  /** Starts the delivery of due events to CRMs that accept them; returns without waiting. */
  public void deliver() {
    Map<String, SourceCrm> current = crms.get();
    ways.keySet().retainAll(current.keySet());
    for (String dealer : outbox.dealersDue()) {
      if (current.containsKey(dealer)) {
        deliver(dealer);
      } else {
        giveUpWithoutCrm(dealer);
      }
    }
  }

  /** Stops taking events, and waits for those being sent. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    threads.shutdown();
    if (!threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn(
          "the stop interrupted some callbacks; their events are sent again after the next start");
      threads.shutdownNow();
    }
  }

  private void deliver(String dealer) {
    SourceCrm crm = crms.get().get(dealer);
    if (crm == null) {
      return; // the dealer no longer has a CRM
    }
    Way way =
        ways.compute(
            dealer,
            (id, known) -> known != null && known.crm().equals(crm) ? known : new Way(id, crm));
    CrmDispatcher dispatcher = way.dispatcher();
    int most = closed ? 0 : dispatcher.reserve(System.nanoTime());
    if (most == 0) {
      return;
    }
    List<DueEvent> due = List.of();
    try {
      due = outbox.claim(dealer, most, settings.timeout().plus(SPARE));
    } finally {
      dispatcher.giveBack(most, due.size());
    }
    for (List<DueEvent> piece : dispatcher.pieces(due)) {
      try {
        threads.execute(() -> deliver(way, piece));
      } catch (RejectedExecutionException e) {
        dispatcher.dropped(); // stopping: they are due again after their lease
      }
    }
  }

  private void deliver(Way way, List<DueEvent> piece) {
    int sent = 0;
    try {
      // A file holds them all; otherwise each event goes alone, in this order.
      int together = way.isFile() ? piece.size() : 1;
      for (; sent < piece.size(); sent += together) {
        send(way, events(piece.subList(sent, sent + together)));
      }
      delivered(piece);
      way.dispatcher().succeeded();
    } catch (RuntimeException e) {
      failed(way, piece, sent, e);
    }
    if (!closed) {
      deliver(way.dealer()); // the next events need not wait for the timer
    }
  }

  private void delivered(List<DueEvent> piece) {
    if (!piece.isEmpty()) {
      outbox.delivered(events(piece).stream().map(QueuedEvent::id).toList());
    }
  }

  private static List<QueuedEvent> events(List<DueEvent> due) {
    return due.stream().map(DueEvent::event).toList();
  }

  private void failed(Way way, List<DueEvent> piece, int sent, RuntimeException failure) {
    String reason = reason(way, failure);
    Duration retryAfter =
        failure instanceof CallbackFailedException current ? current.retryAfter() : null;
    if (way.dispatcher().failed(System.nanoTime(), retryAfter)) {
      LOG.warn(
          "dealer {}: its CRM does not accept events; they wait and are sent again: {}",
          way.dealer(),
          reason);
    }
    delivered(piece.subList(0, sent));
    for (DueEvent due : piece.subList(sent, piece.size())) {
      if (due.trying().compareTo(settings.retryPeriod()) >= 0) {
        giveUp(due.event(), due.attempts() + 1, reason);
      } else {
        outbox.postponed(due.event().id(), pause(way.crm(), due, retryAfter), reason);
      }
    }
  }

  private static Duration pause(SourceCrm crm, DueEvent due, Duration retryAfter) {
    Duration pause = Duration.ofMillis(BACK_OFF.apply(due.attempts() + 1));
    if (crm.channel() != SourceCrm.Channel.WEBHOOK) {
      return pause.compareTo(LONGEST_PAUSE_NEARBY) < 0 ? pause : LONGEST_PAUSE_NEARBY;
    }
    return retryAfter == null || pause.compareTo(retryAfter) > 0 ? pause : retryAfter;
  }

  private void giveUpWithoutCrm(String dealer) {
    for (DueEvent due : outbox.claim(dealer, LARGEST_FILE, settings.timeout())) {
      giveUp(
          due.event(),
          due.attempts() + 1,
          "dealer " + dealer + " has no crm in dealers.yaml: add it, then replay the dead letter");
    }
  }

  // The dead letter comes first: an event that is given up without one would be lost.
  private void giveUp(QueuedEvent event, int attempts, String reason) {
    Exchange deadLetter =
        template.request(
            "direct:dead-letter-event",
            exchange -> {
              exchange.getMessage().setBody(event.body());
              exchange.setProperty(CallbackProperties.EVENT, event.id());
              exchange.setProperty(CallbackProperties.DEALER, event.dealer());
              exchange.setProperty(CallbackProperties.REASON, reason);
              exchange.setProperty(CallbackProperties.ATTEMPTS, attempts);
            });
    if (deadLetter.getException() == null) {
      outbox.deadLettered(event.id(), reason);
    } else {
      outbox.postponed(event.id(), LONGEST_PAUSE_NEARBY, reason);
    }
  }

  private void send(Way way, List<QueuedEvent> events) {
    Exchange sent =
        template.request(
            "direct:callback-" + way.dealer(),
            exchange -> {
              exchange.setProperty(CallbackProperties.EVENT, events.get(0).id());
              if (way.isFile()) {
                exchange.setProperty(CallbackProperties.FILE, EventFile.name(events));
                exchange.getMessage().setBody(EventFile.content(events));
              } else {
                exchange.getMessage().setBody(events.get(0).event());
              }
            });
    if (sent.getException() instanceof RuntimeException failure) {
      throw failure;
    }
    if (sent.getException() != null) {
      throw new IllegalStateException(sent.getException());
    }
  }

  private static CrmDispatcher newDispatcher(SourceCrm crm) {
    return switch (crm.channel()) {
      case WEBHOOK -> CrmDispatcher.single(crm.webhook().parallelEvents());
      case QUEUE -> CrmDispatcher.batches(LARGEST_GROUP);
      case FOLDER -> CrmDispatcher.batches(LARGEST_FILE);
    };
  }

  // Another exception's text may contain the URL, and with it a secret.
  private static String reason(Way way, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallbackFailedException) {
        return way.target() + ": " + cause.getMessage();
      }
      if (cause instanceof ForbiddenAddressException) {
        return cause.getMessage();
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return way.target()
        + ": the event could not be sent ("
        + root.getClass().getSimpleName()
        + "); check crm of the dealer in dealers.yaml";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "callback");
    thread.setDaemon(true);
    return thread;
  }
}
