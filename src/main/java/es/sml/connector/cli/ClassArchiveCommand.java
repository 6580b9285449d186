package es.sml.connector.cli;

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

/** Writes the archive of loaded classes from which the JVM starts in about half the time. */
@Command(
    name = "class-archive",
    mixinStandardHelpOptions = true,
    description = {
      "Writes sml-connector.jsa into the installation: the classes as this Java holds them in"
          + " memory, so that a start takes about half the time.",
      "Needed once a machine, and again after Java was updated; without it, or with an old one,"
          + " everything works, but starts slower. Takes some 20 seconds: the demo runs meanwhile."
    })
final class ClassArchiveCommand implements Callable<Integer> {
  static final String FILE = "sml-connector.jsa";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String home = System.getProperty("connector.home");
    if (home == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Only the packaged connector can have a class archive.");
    }
    Path archive = Path.of(home, FILE);
    Path unfinished = Path.of(home, FILE + ".new");
    Path log = Files.createTempFile("sml-connector-class-archive", ".log");
    try {
      int status = train(unfinished, log);
      PrintWriter out = spec.commandLine().getOut();
      if (status != 0 || !Files.exists(unfinished)) {
        Files.copy(log, System.err);
        out.println("No class archive was written: the demo ended with " + status + ".");
        return CommandLine.ExitCode.SOFTWARE;
      }
      Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
      out.printf("Written: %s (%d MB)%n", archive.normalize(), Files.size(archive) >> 20);
      return CommandLine.ExitCode.OK;
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(log);
    }
  }

  /** Runs the demo in a JVM set up like this one, which leaves the archive when it ends. */
  private static int train(Path archive, Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-XX:SharedArchiveFile="))
        .forEach(command::add);
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
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

  private static java.io.File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }
}
