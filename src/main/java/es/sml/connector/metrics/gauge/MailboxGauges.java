package es.sml.connector.metrics.gauge;

import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.metrics.Meters;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/** Exposes the state of each mailbox; a mailbox that is no longer read has no series. */
public record MailboxGauges(Mailboxes mailboxes) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily states =
        new GaugeFamily(
            "mailbox_state", "1 for the mailbox's current state; other states have no series");
    GaugeFamily polls =
        new GaugeFamily(
            "mailbox_last_poll_timestamp_seconds",
            "Time of the last poll after which all mails of the mailbox were stored");
    GaugeFamily lags =
        new GaugeFamily(
            "mailbox_lag_seconds", "Time from the newest stored mail's arrival to its storing");
    CounterSnapshot.Builder stored =
        CounterSnapshot.builder()
            .name(Meters.PREFIX + "mailbox_mails_stored")
            .help("Mails stored since the start");
    for (MailboxStatus mailbox : mailboxes.all()) {
      String[] labels = {"dealer", mailbox.dealer(), "mailbox", mailbox.mailbox()};
      states.add(
          1,
          "dealer",
          mailbox.dealer(),
          "mailbox",
          mailbox.mailbox(),
          "state",
          mailbox.state().name().toLowerCase(Locale.ROOT));
      if (mailbox.lastPoll() != null) {
        polls.add(GaugeFamily.seconds(mailbox.lastPoll()), labels);
      }
      if (mailbox.lag() != null) {
        lags.add(GaugeFamily.seconds(mailbox.lag()), labels);
      }
      stored.dataPoint(
          CounterSnapshot.CounterDataPointSnapshot.builder()
              .labels(Labels.of(labels))
              .value((double) mailbox.stored())
              .build());
    }
    return MetricSnapshots.of(states.snapshot(), polls.snapshot(), lags.snapshot(), stored.build());
  }
}
