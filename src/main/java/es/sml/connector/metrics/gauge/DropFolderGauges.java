package es.sml.connector.metrics.gauge;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;

/** Exposes the state of each drop folder; /observe/health has the reasons. */
public record DropFolderGauges(Supplier<List<Folder>> folders) implements MultiCollector {
  /**
   * The state of one drop folder.
   *
   * @param usable whether the connector can move files out of the folder
   * @param stuckFiles number of files that the connector can neither process nor move
   */
  public record Folder(String dealer, boolean usable, int stuckFiles) {}

  @Override
  public MetricSnapshots collect() {
    GaugeFamily usable =
        new GaugeFamily(
            "drop_folder_usable", "1 while the connector can process the drop folder's files");
    GaugeFamily stuck =
        new GaugeFamily(
            "drop_folder_stuck_files",
            "Files that the connector can neither process nor move, and directories named like"
                + " files");
    for (Folder folder : folders.get()) {
      usable.add(folder.usable(), "dealer", folder.dealer());
      stuck.add((long) folder.stuckFiles(), "dealer", folder.dealer());
    }
    return MetricSnapshots.of(usable.snapshot(), stuck.snapshot());
  }
}
