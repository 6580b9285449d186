package es.sml.connector.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that can be read but not moved, changed or removed, as those of another owner in a sticky
 * folder. Only root can make them so.
 */
public final class PinnedFiles implements AutoCloseable {
  private final List<Path> files = new ArrayList<>();

  /** Pins a file, or ends the test as one that cannot be done here. */
  public Path pin(Path file) throws Exception {
    assumeTrue(canPin(file), "only root may make a file immutable");
    return file;
  }

  /** Pins a file; returns whether that could be done. */
  public boolean canPin(Path file) throws Exception {
    files.add(file);
    return change("+i", file);
  }

  @Override
  public void close() throws Exception {
    for (Path file : files) {
      change("-i", file);
    }
    files.clear();
  }

  private static boolean change(String how, Path file) throws Exception {
    try {
      return new ProcessBuilder("chattr", how, file.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no chattr here
    }
  }
}
