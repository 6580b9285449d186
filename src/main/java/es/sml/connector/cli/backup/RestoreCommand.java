package es.sml.connector.cli.backup;

import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.DataPlace;
import es.sml.connector.deliver.SearchFirst;
import es.sml.connector.setting.Secret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Restores a backup into an empty data directory. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Restores a file of the command backup into the data directory, which must be empty or"
          + " missing.",
      "The whole file is checked before anything is written. After the restore, the connector"
          + " searches each lead in SML before it sends it. Run it as the connector's user."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:restored",
      "1:nothing was restored; the message says why",
      "2:wrong usage or configuration"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private ConfigurationDirectory config;
  @Mixin private KeyOption key;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return QuietLog.during(this::restore);
  }

  private Integer restore() throws Exception {
    Secret secret = key.read();
    DataPlace place = DataPlace.load(config.path(), System.getenv());
    if (place.isElsewhere()) {
      throw new BackupRefusedException(
          "database.url or broker.url is set in "
              + place.file()
              + ", so the connector would not use the restored ledger or queues, and would send"
              + " leads again. docs/backup.md has the procedure");
    }
    if (place.searchFirst() == SearchFirst.NEVER) {
      throw new BackupRefusedException(
          "deliver.search-first is never in "
              + place.file()
              + ", so leads that SML got after the backup would be sent again. Remove the line");
    }
    Path data = place.dataDirectory().toAbsolutePath();
    Manifest restored =
        new RestoredDirectory(data).fill(new BackupFile(file.toAbsolutePath(), secret));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s has the state of %s.%n", data, restored.stateAt());
    out.println(
        "Before the start: be sure that the old connector never starts again. Move the mails and"
            + " files that came after this time back into the inbox and the drop folder.");
    return CommandLine.ExitCode.OK;
  }
}
