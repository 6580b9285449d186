package es.sml.connector.metrics.gauge;

import es.sml.connector.door.meta.MetaStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;

/** Exposes the state of each channel of Meta lead ads; /observe/health has the reasons. */
public final class MetaGauges implements MultiCollector {
  private final Supplier<List<MetaStatus>> channels;

  public MetaGauges(Supplier<List<MetaStatus>> channels) {
    this.channels = channels;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeFamily waiting =
        new GaugeFamily(
            "meta_pages_waiting", "Pages whose leads wait because Meta does not give them now");
    GaugeFamily reads =
        new GaugeFamily(
            "meta_last_read_timestamp_seconds", "Start of the last complete reading of all forms");
    GaugeFamily recovered =
        new GaugeFamily(
            "meta_recovered_leads",
            "Leads of the last complete reading that no webhook had brought");
    for (MetaStatus channel : channels.get()) {
      String[] labels = {"dealer", channel.dealer(), "channel", channel.channel()};
      waiting.add(channel.waitingPages().size(), labels);
      if (channel.lastRead() != null) {
        reads.add(GaugeFamily.seconds(channel.lastRead()), labels);
        recovered.add(channel.recoveredLeads(), labels);
      }
    }
    return MetricSnapshots.of(waiting.snapshot(), reads.snapshot(), recovered.snapshot());
  }
}
