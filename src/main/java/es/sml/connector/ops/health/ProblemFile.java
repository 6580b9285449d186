package es.sml.connector.ops.health;

import es.sml.connector.setting.file.PrivateFiles;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of this node with the begin of each problem. Without it, only these times are lost. */
record ProblemFile(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemFile.class);

  Map<String, Instant> read() {
    Map<String, Instant> times = new TreeMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      Properties written = new Properties();
      written.load(in);
      written.forEach((name, time) -> times.put(name.toString(), Instant.parse(time.toString())));
      return times;
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      warn("read", e);
      return Map.of();
    }
  }

  void write(Map<String, Instant> times) {
    Properties written = new Properties();
    times.forEach((name, time) -> written.setProperty(name, time.toString()));
    try {
      Path next = file.resolveSibling(file.getFileName() + ".new");
      PrivateFiles.createFile(next);
      try (BufferedWriter out = Files.newBufferedWriter(next)) {
        written.store(out, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      warn("written", e);
    }
  }

  private void warn(String what, Exception failure) {
    LOG.warn(
        "{} cannot be {} ({}); after a restart, problems begin anew",
        file,
        what,
        failure.getClass().getSimpleName());
  }
}
