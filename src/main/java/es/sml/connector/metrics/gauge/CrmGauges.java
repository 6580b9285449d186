package es.sml.connector.metrics.gauge;

import es.sml.connector.callback.dispatch.CrmStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Exposes the state of each CRM and its pending events; /observe/health has the reasons.
 *
 * @param crms CRMs, read at each scrape
 */
public record CrmGauges(Supplier<List<CrmStatus>> crms) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily current = new GaugeFamily("crm_state", "1 for the CRM's current state, else 0");
    GaugeFamily pending =
        new GaugeFamily("crm_pending_events", "Events that the CRM has not accepted yet");
    GaugeFamily ages =
        new GaugeFamily(
            "crm_oldest_pending_event_age_seconds",
            "Age of the oldest event that the CRM has not accepted; 0 if there is none");
    GaugeFamily accepted =
        new GaugeFamily(
            "crm_last_accepted_timestamp_seconds", "When the CRM accepted events the last time");
    for (CrmStatus crm : crms.get()) {
      for (CrmStatus.State state : CrmStatus.State.values()) {
        current.add(
            state == crm.state(),
            "dealer",
            crm.dealer(),
            "state",
            state.name().toLowerCase(Locale.ROOT));
      }
      pending.add(crm.pending(), "dealer", crm.dealer());
      ages.add(age(crm.oldest()), "dealer", crm.dealer());
      if (crm.lastAccepted() != null) {
        accepted.add(GaugeFamily.seconds(crm.lastAccepted()), "dealer", crm.dealer());
      }
    }
    return MetricSnapshots.of(
        current.snapshot(), pending.snapshot(), ages.snapshot(), accepted.snapshot());
  }

  private static double age(Instant oldest) {
    return oldest == null
        ? 0
        : Math.max(0, GaugeFamily.seconds(Duration.between(oldest, Instant.now())));
  }
}
