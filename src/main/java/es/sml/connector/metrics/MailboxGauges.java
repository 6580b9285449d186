package es.sml.connector.metrics;

import es.sml.connector.inbox.MailboxStatus;
import es.sml.connector.inbox.Mailboxes;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/** How each mailbox is read; one that is read no more is not there. */
public final class MailboxGauges implements MultiCollector {
  private final Mailboxes mailboxes;

  public MailboxGauges(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeFamily states =
        new GaugeFamily(
            "mailbox_state", "1 for the state that the mailbox is in; no other is there");
    GaugeFamily looks =
        new GaugeFamily(
            "mailbox_last_look_timestamp_seconds",
            "When it was last seen that all of the mailbox's mails are stored");
    GaugeFamily lags =
        new GaugeFamily(
            "mailbox_lag_seconds", "From the newest mail's arrival to its store, as it was then");
    GaugeFamily stored = new GaugeFamily("mailbox_stored_mails", "Mails stored since the start");
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
      if (mailbox.lastLook() != null) {
        looks.add(GaugeFamily.seconds(mailbox.lastLook()), labels);
      }
      if (mailbox.lag() != null) {
        lags.add(GaugeFamily.seconds(mailbox.lag()), labels);
      }
      stored.add(mailbox.stored(), labels);
    }
    return MetricSnapshots.of(
        states.snapshot(), looks.snapshot(), lags.snapshot(), stored.snapshot());
  }
}
