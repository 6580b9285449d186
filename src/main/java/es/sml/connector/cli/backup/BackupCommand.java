package es.sml.connector.cli.backup;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.view.BackupView;
import es.sml.connector.runtime.backup.DataCopies;
import es.sml.connector.setting.Secret;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Backs up a running connector into one new file, and reads it again. It refuses a file that
 * exists, and a copy on another machine.
 */
@Command(
    name = "backup",
    description = {
      "Backs up a running connector into one new file: ledger, broker's journal and mailboxes'"
          + " tokens, as they are at one moment.",
      "Leads go on meanwhile. Run it on the connector's machine, as the connector's user. Back up"
          + " config/ and the secrets, too."
    },
    exitCodeList = {
      "0:the file is complete, and was read again",
      "1:there is no file; the message says why",
      "2:wrong usage or configuration"
    })
public final class BackupCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1 << 20;

  @Mixin private OpsOptions options;
  @Mixin private KeyOption key;

  @Parameters(paramLabel = "FILE", description = "The new file. It must not exist.")
  private Path file;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The result, for programs. */
  private record Written(
      String file, long bytes, boolean encrypted, String stateAt, long pausedMillis) {}

  @Override
  public Integer call() throws IOException {
    Secret secret = key.read();
    Path target = file.toAbsolutePath();
    checkPlace(target);
    BackupView copy = options.connect().post("backup", BackupView.class).view();
    Path copied = Path.of(copy.directory());
    checkHere(copied);
    print(
        LocalizedText.of(
            "backup.copied",
            "Copied {0} MB. Writing and checking {1}.",
            megabytes(copy.bytes()),
            target));
    Path unfinished =
        Files.createTempFile(
            target.getParent(),
            target.getFileName().toString(),
            ".part",
            PrivateFiles.fileMode(target));
    try {
      BackupFile backup = new BackupFile(unfinished, secret);
      backup.write(copied, copy.stateAt(), copy.schema());
      backup.read(name -> OutputStream.nullOutputStream());
      Files.move(unfinished, target); // replaces no file
    } finally {
      Files.deleteIfExists(unfinished);
      FileSystemUtils.deleteRecursively(copied); // follows no link
    }
    report(
        new Written(
            target.toString(),
            Files.size(target),
            secret != null,
            copy.stateAt(),
            copy.pausedMillis()));
    return CommandLine.ExitCode.OK;
  }

  private static void checkPlace(Path target) {
    if (Files.exists(target)) {
      throw new BackupRefusedException(
          LocalizedText.of("backup.exists", "{0} exists already; name a new file", target));
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.no-directory",
              "there is no directory {0}; create it, or name another one",
              target.getParent()));
    }
    if (!Files.isWritable(target.getParent())) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.read-only",
              "this user cannot write in {0}; name another directory",
              target.getParent()));
    }
  }

  // The copy is deleted later, so another program on the port must not name another directory.
  private static void checkHere(Path copied) {
    if (!DataCopies.isCopy(copied) || !Files.isReadable(copied)) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.elsewhere",
              "this user cannot read the copy {0}; run the command on the connector's machine, as the connector's user",
              copied));
    }
  }

  private void report(Written written) {
    if (options.isJson()) {
      OpsOptions.print(written, spec.commandLine().getOut());
      return;
    }
    print(
        LocalizedText.of(
            "backup.written",
            "{0}: {1} MB, {2}, the state of {3}. The broker stored nothing for {4} ms.",
            written.file(),
            megabytes(written.bytes()),
            written.encrypted()
                ? LocalizedText.of("backup.is-encrypted", "encrypted")
                : LocalizedText.of("backup.is-plain", "not encrypted: it has customers' data"),
            written.stateAt(),
            written.pausedMillis()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }

  private void print(LocalizedText text) {
    if (!options.isJson()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(text.shown());
      out.flush();
    }
  }
}
