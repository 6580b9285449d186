package es.sml.connector.callback.dispatch;

import es.sml.connector.callback.CallbackFailedException;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.event.TestEvents;
import es.sml.connector.status.store.CrmResponse;
import es.sml.connector.status.store.CrmStates;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.EventOutbox.DueEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the outbox and sends each by its dealer's route until the CRM accepts it. After
 * {@code callback.retry-period}, or without a CRM, an event becomes a dead letter.
 */
public final class CallbackRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackRelay.class);
  private static final int LARGEST_ROUND = 500;
  private static final Duration PAUSE_OF_A_DEAD_LETTER = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
  private static final Duration SPARE = Duration.ofSeconds(10);

  private final EventOutbox outbox;
  private final CrmStates states;
  private final EventSender sender;
  private final RetryPause pauses;
  private final CallbackSettings settings;
  private final Supplier<Map<String, SourceCrm>> crms;
  private final Map<String, ConfiguredCrm> routes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(CallbackRelay::thread);
  private boolean begun;
  private volatile Predicate<String> paused = dealer -> false;
  private volatile boolean closed;

  /**
   * @param crms CRMs by dealer, read at each check
   */
  public CallbackRelay(
      EventOutbox outbox,
      CrmStates states,
      ProducerTemplate template,
      CallbackSettings settings,
      Supplier<Map<String, SourceCrm>> crms) {
    this.outbox = outbox;
    this.states = states;
    this.sender = new EventSender(template);
    this.pauses = new RetryPause(settings.longestPause(), states);
    this.settings = settings;
    this.crms = crms;
  }

  /**
   * Sets what operators paused.
   *
   * @param dealers whether a dealer's CRM gets no event now
   */
  public void obey(Predicate<String> dealers) {
    paused = dealers;
  }

  /** Starts the delivery of due events to CRMs that accept them; returns without waiting. */
  public void deliver() {
    if (!begun) { // the CRM may have been repaired while the connector was stopped
      outbox.retryAll();
      begun = true;
    }
    Map<String, SourceCrm> current = crms.get();
    routes.keySet().retainAll(current.keySet());
    for (String dealer : outbox.dealersDue()) {
      if (current.containsKey(dealer)) {
        deliver(dealer);
      } else {
        giveUpWithoutCrm(dealer);
      }
    }
  }

  /** Returns the rest of the pause of a dealer's CRM on this node; zero if there is none. */
  public Duration pause(String dealer) {
    ConfiguredCrm route = routes.get(dealer);
    return route == null ? Duration.ZERO : route.dispatcher().pause(System.nanoTime());
  }

  /**
   * Makes all waiting events of a dealer's CRM due now, on each node, and ends the pause of this
   * node.
   *
   * @return the number of events that waited for their next attempt
   */
  public int retry(String dealer) {
    int waited = outbox.retry(dealer);
    ConfiguredCrm route = routes.get(dealer);
    if (route != null) {
      route.dispatcher().endPause(System.nanoTime());
    }
    return waited;
  }

  /**
   * Sends a test event to a dealer's CRM now, past all waiting events. If the CRM accepts it, they
   * are due now.
   *
   * @param account the dealer's account
   */
  public CrmTest test(String dealer, String account) {
    ConfiguredCrm route = route(dealer, crms.get().get(dealer));
    QueuedEvent event = TestEvents.of(account, dealer);
    long began = System.nanoTime();
    CrmResponse response;
    try {
      response = sender.send(route, List.of(DueEvent.first(event)));
    } catch (RuntimeException e) {
      response = route.failure(e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (response.reason() == null) {
      states.accepted(dealer, response);
      retry(dealer);
    }
    return new CrmTest(event.id(), response, took);
  }

  public record CrmTest(String id, CrmResponse response, Duration took) {}

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
    if (crm == null || paused.test(dealer)) {
      return; // the dealer no longer has a CRM, or its events wait
    }
    ConfiguredCrm route = route(dealer, crm);
    CrmDispatcher dispatcher = route.dispatcher();
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
        threads.execute(() -> deliver(route, piece));
      } catch (RejectedExecutionException e) {
        dispatcher.dropped(); // stopping: they are due again after their lease
      }
    }
  }

  private ConfiguredCrm route(String dealer, SourceCrm crm) {
    return routes.compute(
        dealer,
        (id, known) ->
            known != null && known.crm().equals(crm)
                ? known
                : new ConfiguredCrm(id, crm, settings.longestPause()));
  }

  private void deliver(ConfiguredCrm route, List<DueEvent> piece) {
    int sent = 0;
    CrmResponse response = null;
    try {
      // A file holds them all; otherwise each event goes alone, in this order.
      int together = route.isFile() ? piece.size() : 1;
      for (; sent < piece.size(); sent += together) {
        response = sender.send(route, piece.subList(sent, sent + together));
      }
      delivered(route, piece, response);
      route.dispatcher().succeeded();
    } catch (RuntimeException e) {
      failed(route, piece, sent, response, e);
    }
    if (!closed) {
      deliver(route.dealer()); // the next events need not wait for the timer
    }
  }

  private void delivered(ConfiguredCrm route, List<DueEvent> piece, CrmResponse response) {
    if (!piece.isEmpty()) {
      outbox.delivered(piece.stream().map(due -> due.event().id()).toList(), response);
      if (states.accepted(route.dealer(), response)) {
        outbox.retry(route.dealer()); // it is back
      }
    }
  }

  /**
   * @param accepted response to the events that were sent before the failure
   */
  private void failed(
      ConfiguredCrm route,
      List<DueEvent> piece,
      int sent,
      CrmResponse accepted,
      RuntimeException failure) {
    CrmResponse response = route.failure(failure);
    Duration retryAfter =
        failure instanceof CallbackFailedException current ? current.retryAfter() : null;
    if (route.dispatcher().failed(System.nanoTime(), retryAfter)) {
      LOG.warn(
          "dealer {}: its CRM does not accept events; they wait and are sent again: {}",
          route.dealer(),
          response.reason());
    }
    delivered(route, piece.subList(0, sent), accepted);
    states.failed(route.dealer(), response);
    for (DueEvent due : piece.subList(sent, piece.size())) {
      if (due.trying().compareTo(settings.retryPeriod()) >= 0) {
        giveUp(due.event(), due.attempts() + 1, response);
      } else {
        Duration pause = pauses.after(route, due.attempts() + 1, retryAfter);
        outbox.postponed(due.event().id(), pause, response);
      }
    }
  }

  private void giveUpWithoutCrm(String dealer) {
    CrmResponse none =
        new CrmResponse(
            "NoCrm",
            false,
            "dealer "
                + dealer
                + " has no crm in dealers.yaml: add it, then replay the dead letter");
    for (DueEvent due : outbox.claim(dealer, LARGEST_ROUND, settings.timeout())) {
      giveUp(due.event(), due.attempts() + 1, none);
    }
  }

  // The dead letter comes first: an event that is given up without one would be lost.
  private void giveUp(QueuedEvent event, int attempts, CrmResponse response) {
    if (sender.deadLetter(event, attempts, response.reason())) {
      outbox.deadLettered(event.id(), response);
    } else {
      outbox.postponed(event.id(), PAUSE_OF_A_DEAD_LETTER, response);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "callback");
    thread.setDaemon(true);
    return thread;
  }
}
