package es.sml.connector.cli.backup;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.DataPlace;
import es.sml.connector.deliver.SearchFirst;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Restores a backup into an empty data directory. It refuses if the database or the broker is
 * elsewhere, or if leads are never searched first.
 */
@Command(
    name = "restore",
    description = {
      "Restores a file of the command backup into the data directory, which must be empty or"
          + " missing.",
      "The whole file is checked before anything is written. After the restore, the connector"
          + " searches each lead in SML before it sends it. Run it as the connector's user."
    },
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
          LocalizedText.of(
              "restore.elsewhere",
              "database.url or broker.url is set in {0}, so the connector would not use the restored ledger or queues, and would send leads again. docs/backup.md has the procedure",
              place.file()));
    }
    if (place.searchFirst() == SearchFirst.NEVER) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "restore.never",
              "deliver.search-first is never in {0}, so leads that SML got after the backup would be sent again. Remove the line",
              place.file()));
    }
    Path data = place.dataDirectory().toAbsolutePath();
    Manifest restored =
        new RestoredDirectory(data).fill(new BackupFile(file.toAbsolutePath(), secret));
    PrintWriter out = spec.commandLine().getOut();
    out.println(say("restore.done", "{0} has the state of {1}.", data, restored.stateAt()));
    out.println(
        say(
            "restore.next",
            "Before the start: be sure that the old connector never starts again. Move the mails and"
                + " files that came after this time back into the inbox and the drop folder."));
    return CommandLine.ExitCode.OK;
  }
}
