package es.sml.connector.cli.check;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.start.DiskSpace;
import java.nio.file.Path;

/** Checks whether the disk of the data directory has the space that the embedded broker needs. */
record DiskCheck(Path dataDirectory, BrokerSettings broker, CheckReport report) {
  void run() {
    long free = DiskSpace.usable(dataDirectory);
    boolean isFull = free < broker.minFreeDisk().bytes();
    report.add(
        isFull ? Result.FAILURE : Result.OK,
        LocalizedText.of("check.disk", "disk"),
        LocalizedText.untranslated("data-directory"),
        isFull
            ? broker.diskFull(dataDirectory, free)
            : LocalizedText.of(
                "check.disk-free",
                "{0} MB are free in {1}; broker.min-free-disk is {2}",
                free >> 20,
                dataDirectory.toAbsolutePath(),
                broker.minFreeDisk().written()));
  }
}
