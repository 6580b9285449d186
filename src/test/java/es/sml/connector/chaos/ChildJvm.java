package es.sml.connector.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of the harness in a JVM of its own, which can be killed at any instant. */
final class ChildJvm implements AutoCloseable {
  /** Starts the packaged connector. */
  static final Path HOME =
      Path.of(System.getProperty("connector.home", "target/sml-connector")).toAbsolutePath();

  private static final Path TEST_CLASSES = Path.of("target/test-classes").toAbsolutePath();
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration LONGEST_END = Duration.ofMinutes(1);

  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it in the directory, with its output in a file there.
   *
   * @param properties system properties
   */
  static ChildJvm start(
      Class<?> program, Path directory, Map<String, String> properties, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "-XX:SharedArchiveFile=" + HOME.resolve("sml-connector.jsa"),
            "-Xlog:cds*=off",
            "-Djdk.serialFilter=!*",
            "-Dconnector.home=" + HOME));
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-cp", libraries() + ":" + HOME + "/lib/tools/*:" + TEST_CLASSES, program.getName()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, program.getSimpleName() + "-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Secrets.ENVIRONMENT);
    return new ChildJvm(builder.start(), output);
  }

  /** The launcher's names in the launcher's order, or the class archive is useless. */
  private static String libraries() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(":"));
    }
  }

  ChildJvm awaitReady() {
    awaitOutput(ParentMonitor.READY, LONGEST_START);
    return this;
  }

  void awaitOutput(String text, Duration longest) {
    try {
      // A failed assertion in the condition would not end the wait.
      Deadline.await(
          "\"" + text + "\" in " + output,
          longest,
          () -> output().contains(text) || !process.isAlive());
    } catch (AssertionError e) {
      printStacks();
      throw e;
    }
    if (!output().contains(text)) {
      throw new AssertionError(
          "ended with " + process.exitValue() + " before \"" + text + "\":\n" + output());
    }
  }

  /** Shows what the child waits for, because its files do not outlive a run elsewhere. */
  private void printStacks() {
    try {
      signal("QUIT");
      Deadline.await("stacks", LONGEST_END, () -> output().contains("JNI global refs"));
      System.out.println(output());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no stacks of " + output, e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGKILL: no hook runs, and no more data is written. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Sends SIGSTOP: the process stands still and keeps its connections. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Makes each write to a file fail from now on, as on a full disk. */
  void forbidWriting() throws IOException, InterruptedException {
    run("prlimit", "--pid", pid(), "--fsize=0:");
  }

  void allowWriting() throws IOException, InterruptedException {
    run("prlimit", "--pid", pid(), "--fsize=unlimited:");
  }

  void awaitEnd() {
    Deadline.await("the end of " + output, LONGEST_END, () -> !process.isAlive());
  }

  /** Waits until it has ended without an error. */
  void awaitSuccess() throws IOException {
    awaitEnd();
    if (process.exitValue() != 0) {
      throw new AssertionError("ended with " + process.exitValue() + ":\n" + output());
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void signal(String name) throws IOException, InterruptedException {
    run("kill", "-" + name, pid());
  }

  private String pid() {
    return String.valueOf(process.pid());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process run = new ProcessBuilder(command).start();
    if (!run.waitFor(10, TimeUnit.SECONDS) || run.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " did not work");
    }
  }
}
