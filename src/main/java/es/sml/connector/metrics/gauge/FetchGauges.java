package es.sml.connector.metrics.gauge;

import es.sml.connector.door.fetch.FetchStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;

/** Exposes the state of each channel whose leads are fetched; /observe/health has the reasons. */
public record FetchGauges(Supplier<List<FetchStatus>> channels) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    GaugeFamily waiting =
        new GaugeFamily(
            "fetch_waiting",
            "Pages or accounts whose leads wait because the platform does not give them now");
    GaugeFamily reads =
        new GaugeFamily(
            "fetch_last_read_timestamp_seconds", "Start of the last complete reading of all leads");
    GaugeFamily recovered =
        new GaugeFamily(
            "fetch_recovered_leads",
            "Leads of the last complete reading that no webhook had brought");
    for (FetchStatus channel : channels.get()) {
      String[] labels = {"dealer", channel.dealer(), "channel", channel.channel()};
      waiting.add(channel.waiting().size(), labels);
      if (channel.lastRead() != null) {
        reads.add(GaugeFamily.seconds(channel.lastRead()), labels);
        recovered.add(channel.recoveredLeads(), labels);
      }
    }
    return MetricSnapshots.of(waiting.snapshot(), reads.snapshot(), recovered.snapshot());
  }
}
