package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Alerts;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.send.AlertFailedException;
import es.sml.connector.alert.send.AlertTexts;
import es.sml.connector.alert.send.NoticeSender;
import es.sml.connector.alert.send.RunbookSections;
import es.sml.connector.alert.setting.AlertChannel;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.AlertState;
import es.sml.connector.alert.state.Notice;
import es.sml.connector.alert.store.AlertStore;
import es.sml.connector.alert.store.WaitingNotices;
import es.sml.connector.alert.store.WaitingNotices.Waiting;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the problems of the moment into notices, and sends what waits. It decides when a notice is
 * sent again after a failure.
 */
public final class AlertRun implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRun.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 5;

  /** A person has to act before the next try can succeed. */
  private static final Duration AFTER_PERMANENT = Duration.ofHours(1);

  private final Supplier<AlertSettings> settings;
  private final PresentConditions conditions;
  private final AlertStore store;
  private final WaitingNotices notices;
  private final NoticeSender sender;

  AlertRun(
      Supplier<AlertSettings> settings,
      PresentConditions conditions,
      AlertStore store,
      WaitingNotices notices,
      NoticeSender sender) {
    this.settings = settings;
    this.conditions = conditions;
    this.store = store;
    this.notices = notices;
    this.sender = sender;
  }

  /** Makes a step, and returns the channels that have something to send. */
  List<String> step() {
    PresentConditions.Found found = conditions.all(Instant.now());
    store.step(found.present(), found.unknown(), settings.get());
    return notices.channels();
  }

  /** Sends what waits for a channel. A failure is recorded, for health and for the next try. */
  void send(String channel) {
    AlertSettings now = settings.get();
    AlertChannel target = now.channels().get(channel);
    if (target == null) {
      notices.keepOnly(now.channels().keySet());
      return;
    }
    List<Waiting> waiting = notices.claim(channel);
    if (waiting.isEmpty()) {
      return;
    }
    List<Notice.Entry> entries =
        waiting.stream().flatMap(each -> each.notice().entries().stream()).toList();
    String id = waiting.get(0).id() + "-" + waiting.size();
    try {
      sender.send(target, id, entries, now);
      notices.sent(channel, waiting);
    } catch (AlertFailedException e) {
      int attempts = notices.attempts(channel);
      if (attempts == 0) {
        LOG.warn("the alert channel {} does not accept a notice: {}", channel, e.getMessage());
      }
      notices.failed(channel, e.getMessage(), wait(e, attempts));
    }
  }

  private static Duration wait(AlertFailedException failure, int attempts) {
    if (failure.isPermanent()) {
      return AFTER_PERMANENT;
    }
    if (failure.retryAfter() != null) {
      return failure.retryAfter();
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Returns which channels accept nothing, and why; null if there is none. */
  public LocalizedText trouble() {
    Map<String, String> faults = notices.faults();
    faults.keySet().retainAll(settings.get().channels().keySet());
    return faults.isEmpty()
        ? null
        : LocalizedText.joined(
            "; ",
            faults.entrySet().stream()
                .map(fault -> LocalizedText.joined(": ", List.of(fault.getKey(), fault.getValue())))
                .toList());
  }

  @Override
  public List<Open> open() {
    return store.open().stream()
        .sorted(
            Comparator.comparing((AlertState state) -> state.condition().severity())
                .reversed()
                .thenComparing(AlertState::since))
        .map(
            state ->
                new Open(
                    state.condition(),
                    state.since(),
                    AlertTexts.problem(state.condition()),
                    AlertTexts.remedy(state.condition()),
                    RunbookSections.of(state.condition()),
                    state.notified().keySet()))
        .toList();
  }

  @Override
  public List<Channel> channels() {
    Map<String, String> faults = notices.faults();
    return settings.get().channels().entrySet().stream()
        .map(each -> new Channel(each.getKey(), each.getValue().kind(), faults.get(each.getKey())))
        .toList();
  }

  @Override
  public String test(String channel) {
    AlertSettings now = settings.get();
    Instant at = Instant.now();
    Condition nothing =
        new Condition(
            AlertRule.COMPONENT,
            "test",
            "test",
            Set.of(),
            Severity.WARNING,
            LocalizedText.untranslated(""),
            at);
    Notice.Entry entry = new Notice.Entry(Notice.Kind.TEST, nothing, at, at);
    try {
      sender.send(now.channels().get(channel), "test-" + at.toEpochMilli(), List.of(entry), now);
      notices.works(channel);
      return null;
    } catch (AlertFailedException e) {
      return e.getMessage();
    }
  }
}
