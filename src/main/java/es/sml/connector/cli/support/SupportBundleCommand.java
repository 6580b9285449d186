package es.sml.connector.cli.support;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.ops.OpsRefusedException;
import es.sml.connector.cli.terminal.NewFile;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.ops.support.BundleMask;
import es.sml.connector.ops.support.BundleZip;
import es.sml.connector.ops.support.ProcessFacts;
import es.sml.connector.ops.support.SupportBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a support bundle, also if no connector responds. It refuses a file that exists. */
@Command(
    name = "support-bundle",
    description = {
      "Writes the state of the connector into one file, for a person who helps: configuration, status,"
          + " health, log, metrics and threads. Secrets and persons are hidden.",
      "If no connector responds, the file has the versions, the configuration and the sizes of the"
          + " data."
    })
public final class SupportBundleCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "FILE", description = "The new zip file. It must not exist.")
  private Path file;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BundleZip zip = new BundleZip();
    String silent = addRunning(zip);
    zip.add("files/versions.txt", ProcessFacts.versions(SupportBundle.version()));
    zip.add("files/connector.txt", silent == null ? "responds\n" : BundleMask.line(silent) + "\n");
    new LocalState(options.configurationDirectory(), System.getenv()).addTo(zip);
    Path target = file.toAbsolutePath();
    NewFile.write(target, zip.packed(), spec.commandLine());
    if (silent != null) {
      spec.commandLine()
          .getErr()
          .println(say("support.silent", "Without the running connector: {0}", silent));
    }
    spec.commandLine()
        .getOut()
        .println(
            say(
                "support.written",
                "{0} is written. Read it before you send it to anybody.",
                target));
    return CommandLine.ExitCode.OK;
  }

  /** Adds what the running connector says; returns why there is nothing of it, or null. */
  private String addRunning(BundleZip zip) throws IOException {
    try {
      zip.addAll(options.connect().file("support-bundle"));
      return null;
    } catch (OpsRefusedException e) {
      if (e.isUsage()) {
        throw e;
      }
      return e.getMessage();
    } catch (ConfigurationException | IllegalStateException e) {
      return e.getMessage();
    }
  }
}
