package es.sml.connector.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;

/** How each drop folder is doing; /observe/health has the reasons. */
public final class DropFolderGauges implements MultiCollector {
  private final Supplier<List<Folder>> folders;

  public DropFolderGauges(Supplier<List<Folder>> folders) {
    this.folders = folders;
  }

  /**
   * One drop folder as it is now.
   *
   * @param usable whether files can be taken out of it
   * @param stuckFiles how many stay in it that can be neither taken in nor moved
   */
  public record Folder(String dealer, boolean usable, int stuckFiles) {}

  @Override
  public MetricSnapshots collect() {
    GaugeFamily usable =
        new GaugeFamily("drop_folder_usable", "1 while files can be taken out of the drop folder");
    GaugeFamily stuck =
        new GaugeFamily(
            "drop_folder_stuck_files",
            "Files in the drop folder that can be neither taken in nor moved, and folders that are"
                + " named like files");
    for (Folder folder : folders.get()) {
      usable.add(folder.usable(), "dealer", folder.dealer());
      stuck.add((long) folder.stuckFiles(), "dealer", folder.dealer());
    }
    return MetricSnapshots.of(usable.snapshot(), stuck.snapshot());
  }
}
