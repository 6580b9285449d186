package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.start.LibraryPath;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes the archive of loaded classes, which makes each start about a third faster. */
@Command(
    name = "class-archive",
    description = {
      "Writes a class archive, which makes each start about a third faster.",
      "The archive is the file sml-connector.jsa of the installation.",
      "\"run\" makes one automatically after a start without one. Use this command where the user of"
          + " the connector may not write into the installation, such as in a package. It takes"
          + " about 20 seconds because it runs the demo."
    })
final class ClassArchiveCommand implements Callable<Integer> {
  static final String FILE = "sml-connector.jsa";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String home = System.getProperty("connector.home");
    if (home == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "class-archive.not-installed",
              "A class archive needs an installed connector. Run bin/sml-connector"
                  + " class-archive."));
    }
    if (!Files.isWritable(Path.of(home))) {
      spec.commandLine()
          .getErr()
          .println(
              say(
                  "class-archive.read-only",
                  "sml-connector class-archive: this user may not write into {0}; run the command"
                      + " as the owner of this directory.",
                  home));
      return CommandLine.ExitCode.SOFTWARE;
    }
    Path archive = Path.of(home, FILE);
    Path unfinished = Path.of(home, FILE + ".new");
    Path log = Files.createTempFile("sml-connector-class-archive", ".log");
    try {
      int status = train(unfinished, log);
      PrintWriter out = spec.commandLine().getOut();
      if (status != 0 || !Files.exists(unfinished)) {
        Files.copy(log, System.err);
        out.println(
            say(
                "class-archive.failed",
                "No class archive was written because the demo failed with exit code {0}.",
                status));
        return CommandLine.ExitCode.SOFTWARE;
      }
      Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
      out.println(
          say(
              "class-archive.written",
              "Written: {0} ({1} MB)",
              archive.normalize(),
              Files.size(archive) >> 20));
      return CommandLine.ExitCode.OK;
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(log);
    }
  }

  /** Runs the demo in a JVM with the same options. It writes the archive at its end. */
  private static int train(Path archive, Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-XX:SharedArchiveFile="))
        .forEach(command::add);
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.add("-cp");
    command.add(LibraryPath.current());
    command.add(SmlConnector.class.getName());
    command.addAll(List.of("demo", "--once"));
    Process demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .start();
    return demo.waitFor();
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }
}
