package es.sml.connector.cli;

import es.sml.connector.cli.demo.Demo;
import es.sml.connector.cli.demo.Installation;
import es.sml.connector.setting.Durations;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the connector at work, with everything around it in this one process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Starts an SML sandbox, a broker, a database and a mail server in this process, sends sample"
          + " messages in, and shows what becomes of each."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--once",
      description =
          "End after the samples; exit status 0 only if each message is accounted for (default:"
              + " stay up until Ctrl-C).",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean once;

  @Option(
      names = "--keep",
      description = "Keep the temporary directory with configuration, data and log.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private boolean keep;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to wait for the samples at most.")
  private String timeLimit;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Duration limit = limit();
    ConfigurationOptions options = new ConfigurationOptions();
    Path formats = directory(options.configDirectory().resolve("formats"));
    Path routes = directory(options.routesDirectory());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(formats, routes, limit, stop);
    } finally {
      ended.countDown();
      if (stop.getCount() > 0) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private int run(Path formats, Path routes, Duration limit, CountDownLatch stop) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
    out.println("Starting SML sandbox, mail server, broker, database and connector ...");
    out.flush();
    try (Installation installation = Installation.start(formats, routes, keep)) {
      Demo demo = Demo.of(installation, out, ansi, limit, stop);
      boolean fine = demo.run();
      if (!once && stop.getCount() > 0) {
        demo.stay();
      }
      if (keep) {
        out.println("Kept: " + installation.directory());
        out.flush();
      }
      return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Duration limit() {
    try {
      return Durations.parse(timeLimit);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--time-limit: " + e.getMessage(), e);
    }
  }

  private Path directory(Path path) {
    if (!Files.isDirectory(path)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "There is no directory " + path + "; call the demo where the connector is installed.");
    }
    return path;
  }

  // The process lives until its hooks are through, so the demo still cleans up behind itself.
  private static void stopAndWait(CountDownLatch stop, CountDownLatch ended) {
    stop.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
