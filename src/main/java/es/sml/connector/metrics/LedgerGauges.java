package es.sml.connector.metrics;

import es.sml.connector.deliver.LeadCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.springframework.dao.DataAccessException;

/** What the ledger has that has not ended. */
public final class LedgerGauges implements MultiCollector {
  private final LeadCounts counts;

  public LedgerGauges(LeadCounts counts) {
    this.counts = counts;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeFamily unknown =
        new GaugeFamily("ledger_unknown_leads", "SML may have them, and they are looked for");
    GaugeFamily parked =
        new GaugeFamily("ledger_parked_leads", "SML may have them, and a person has to decide");
    GaugeFamily oldest =
        new GaugeFamily(
            "ledger_oldest_waiting_seconds",
            "How long the first lead waits that was taken from its queue; 0 if none does");
    try {
      LeadCounts.Waiting waiting = counts.oldestWaiting();
      unknown.add(counts.unknown());
      parked.add(counts.parked());
      long since = waiting == null ? 0 : System.currentTimeMillis() - waiting.receivedAt();
      oldest.add(Math.max(0, since) / 1000.0);
    } catch (DataAccessException e) {
      return MetricSnapshots.of(); // the database's health says why
    }
    return MetricSnapshots.of(unknown.snapshot(), parked.snapshot(), oldest.snapshot());
  }
}
