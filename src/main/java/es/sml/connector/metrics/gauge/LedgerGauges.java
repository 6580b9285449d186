package es.sml.connector.metrics.gauge;

import es.sml.connector.ledger.query.LeadCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.springframework.dao.DataAccessException;

/** Exposes the ledger's open leads. */
public record LedgerGauges(LeadCounts counts) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily unknown =
        new GaugeFamily(
            "ledger_unknown_leads", "Leads with an unknown outcome that the connector reconciles");
    GaugeFamily parked =
        new GaugeFamily("ledger_parked_leads", "Leads that wait for an operator's decision");
    GaugeFamily oldest =
        new GaugeFamily(
            "ledger_oldest_open_lead_age_seconds",
            "Age of the oldest lead that has not ended; 0 if there is none");
    try {
      LeadCounts.Waiting waiting = counts.oldestWaiting();
      unknown.add(counts.unknown());
      parked.add(counts.parked());
      long since = waiting == null ? 0 : System.currentTimeMillis() - waiting.receivedAt();
      oldest.add(Math.max(0, since) / 1000.0);
    } catch (DataAccessException e) {
      return MetricSnapshots.of(); // the health component "database" has the reason
    }
    return MetricSnapshots.of(unknown.snapshot(), parked.snapshot(), oldest.snapshot());
  }
}
