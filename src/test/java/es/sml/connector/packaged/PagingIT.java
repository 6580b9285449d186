package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list far larger than the memory of the process that reads it. */
class PagingIT {
  private static final int LEADS = 100_000;
  private static final String HOME = System.getProperty("connector.home");
  private static final Pattern ADDRESS = Pattern.compile("SML sandbox on (\\S+)");

  @TempDir Path directory;

  @Test
  void readsAHundredThousandLeadsInASmallHeap() throws Exception {
    try (PackagedConnector sandbox =
        PackagedConnector.start(directory, "sandbox", "--port", "0", "--leads", "" + LEADS)) {
      Matcher address = ADDRESS.matcher(sandbox.awaitOutput("SML sandbox on").output());
      assertThat(address.find()).isTrue();
      configure(address.group(1));
      Instant start = Instant.now();
      Process call = call();
      try {
        long lines = lines(call.getInputStream());
        System.out.printf(
            "%d leads read in %d s%n", lines, Duration.between(start, Instant.now()).toSeconds());
        assertThat(call.waitFor()).isZero();
        assertThat(lines).isEqualTo(LEADS);
      } finally {
        call.destroy();
      }
    }
  }

  private void configure(String sandbox) throws IOException {
    Path config = Files.createDirectory(directory.resolve("config"));
    Files.createFile(config.resolve("application.properties"));
    aDealer().at(sandbox).withQueue().writeTo(config);
  }

  // All leads are some 550 MB of JSON, and a page of a thousand is 5.5 MB.
  private Process call() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            HOME + "/bin/sml-connector", "call", "list-leads", "--all", "-p", "page_size=1000");
    builder.directory(directory.toFile()).redirectError(Redirect.INHERIT);
    builder.environment().put("SML_PASSWORD", "demo");
    builder.environment().put("SML_CONNECTOR_OPTS", "-Xmx128m");
    return builder.start();
  }

  private static long lines(InputStream output) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
      for (int i = 0; i < read; i++) {
        lines += buffer[i] == '\n' ? 1 : 0;
      }
    }
    return lines;
  }
}
