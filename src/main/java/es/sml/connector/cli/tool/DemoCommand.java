package es.sml.connector.cli.tool;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ToolCommand;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.demo.Demo;
import es.sml.connector.demo.DemoOutput;
import es.sml.connector.demo.Sample;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Durations;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the connector with all its peers in this process. */
@Command(
    name = "demo",
    description = {
      "Runs the connector with sample messages and shows their outcomes.",
      "It starts a sandbox, a broker, a database and a mail server in this process."
    })
public final class DemoCommand implements ToolCommand {
  @Option(
      names = "--once",
      description =
          "End after the samples. The exit code is 0 only if every message has the expected outcome"
              + " (default: run until Ctrl-C).")
  private boolean once;

  @Option(
      names = "--keep",
      description = "Keep the temporary directory with the configuration, the data and the log.")
  private boolean keep;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "Longest wait for the samples (default: ${DEFAULT-VALUE}).")
  private String timeLimit;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Duration limit = limit();
    ConfigurationOptions options = new ConfigurationOptions();
    Path shipped = options.configDirectory();
    directory(shipped.resolve("formats"));
    directory(shipped.resolve("vocabulary"));
    Path routes = directory(options.routesDirectory());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(shipped, routes, limit, stop);
    } finally {
      ended.countDown();
      if (stop.getCount() > 0) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private int run(Path shipped, Path routes, Duration limit, CountDownLatch stop) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
    out.println(
        say(
            "demo.starting",
            "Starting the sandbox, mail server, broker, database and connector ..."));
    out.flush();
    try (Installation installation = new Installation(shipped, routes, keep)) {
      Demo demo = new Demo(installation, Sample.all(), new DemoOutput(out, ansi), limit, stop);
      boolean fine = demo.run();
      if (!once && stop.getCount() > 0) {
        demo.stay();
      }
      if (keep) {
        out.println(say("demo.kept", "Kept: {0}", installation.directory()));
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
          spec.commandLine(), "--time-limit: " + LocalizedText.of(e).shown(), e);
    }
  }

  private Path directory(Path path) {
    if (!Files.isDirectory(path)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "demo.no-directory",
              "The directory {0} does not exist. Run the demo in the directory of the"
                  + " installation.",
              path));
    }
    return path;
  }

  // The process lives until its hooks end, so the demo can clean up.
  private static void stopAndWait(CountDownLatch stop, CountDownLatch ended) {
    stop.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
