package es.sml.connector.packaged;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of the packaged connector, in a process of its own. */
public final class PackagedConnector implements AutoCloseable {
  static final Path HOME = Path.of(System.getProperty("connector.home"));

  private final Process process;
  private final Path output;

  private PackagedConnector(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  long pid() {
    return process.pid();
  }

  static PackagedConnector start(Path directory, String... arguments) throws IOException {
    return startWithOptions("", directory, arguments);
  }

  /**
   * The same with other options for the JVM.
   *
   * @param options as in SML_CONNECTOR_OPTS
   */
  static PackagedConnector startWithOptions(String options, Path directory, String... arguments)
      throws IOException {
    return startWith(Map.of("SML_CONNECTOR_OPTS", options), directory, arguments);
  }

  /** The same with a limit of open files. */
  static PackagedConnector startWithOpenFiles(int most, Path directory, String... arguments)
      throws IOException {
    String limited = "ulimit -n " + most + " && exec \"$0\" \"$@\"";
    return start(List.of("sh", "-c", limited), HOME, Map.of(), directory, arguments);
  }

  /** The same with more environment variables. */
  public static PackagedConnector startWith(
      Map<String, String> environment, Path directory, String... arguments) throws IOException {
    return startIn(HOME, environment, directory, arguments);
  }

  /** The same of another installation. */
  static PackagedConnector startIn(
      Path home, Map<String, String> environment, Path directory, String... arguments)
      throws IOException {
    return start(List.of(), home, environment, directory, arguments);
  }

  private static PackagedConnector start(
      List<String> starter,
      Path home,
      Map<String, String> environment,
      Path directory,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.add(home.resolve("bin/sml-connector").toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, arguments[0], ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().put("SML_PASSWORD", "demo");
    builder.environment().put("CRM_PASSWORD", "crm");
    builder.environment().putAll(environment);
    return new PackagedConnector(builder.start(), output);
  }

  /** Waits until its output contains this text. */
  public PackagedConnector awaitOutput(String text) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              if (output().contains(text)) {
                return true;
              }
              requireAlive();
              return false;
            });
    return this;
  }

  /** Fails with its output if it has ended. */
  public void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("ended with " + process.exitValue() + ":\n" + output());
    }
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  int awaitExit() {
    await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** Returns the processor time used so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Returns the largest resident set so far, in bytes; 0 if the system does not report it (not
   * Linux).
   */
  public long peakMemory() throws IOException {
    return status("VmHWM") << 10;
  }

  /** Returns the resident set, in bytes; 0 if the system does not report it. */
  public long memory() throws IOException {
    return status("VmRSS") << 10;
  }

  /** Returns the number of threads; 0 if the system does not report it. */
  public long threads() throws IOException {
    return status("Threads");
  }

  /** Returns the used bytes of the heap, after a collection. */
  long liveHeap() throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .start();
    // The last line of the output: Total, instances, bytes.
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] total = histogram.strip().split("\\s+", -1);
    return Long.parseLong(total[total.length - 1]);
  }

  private long status(String name) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Sends SIGKILL: no hook runs, and no more data is written. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroy();
    awaitExit();
  }
}
