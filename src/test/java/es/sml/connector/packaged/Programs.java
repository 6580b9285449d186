package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of others, such as samples, in processes of their own. */
final class Programs {
  private Programs() {}

  /** Returns what a program printed that ended well within a minute. */
  static String run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "program", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    Process program = builder.start();
    try {
      boolean ended = program.waitFor(1, TimeUnit.MINUTES);
      String printed = Files.readString(output);
      assertThat(ended ? program.exitValue() : null).as("%s\n%s", command, printed).isEqualTo(0);
      return printed;
    } finally {
      program.destroy();
    }
  }
}
