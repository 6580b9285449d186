package es.sml.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of somebody else, such as a sample, in a process of its own. */
public final class Programs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final Path output;

  private Programs(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static Programs start(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    Path output = Files.createTempFile(directory, "program", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return new Programs(builder.start(), output);
  }

  /** Returns what a program printed that ended well. */
  public static String run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    try (Programs program = start(directory, environment, command)) {
      await().atMost(PATIENCE).until(() -> !program.process.isAlive());
      assertThat(program.process.exitValue()).as("%s\n%s", command, program.output()).isZero();
      return program.output();
    }
  }

  /** Returns whether the machine has a program of this name. */
  public static boolean isInstalled(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  /** Waits until its output contains this text. */
  public void awaitOutput(String text) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(process.isAlive()).as(output()).isTrue();
              return output().contains(text);
            });
  }

  @Override
  public void close() {
    process.destroy();
  }
}
