package es.sml.connector.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that can be read but not moved, changed or removed, like another owner's files in a sticky
 * folder. Only root can create them.
 */
public final class PinnedFiles implements AutoCloseable {
  private final List<Path> files = new ArrayList<>();

  /** Pins a file, or skips the test if this is not possible here. */
  public Path pin(Path file) throws Exception {
    assumeTrue(canPin(file), "only root may make a file immutable");
    return file;
  }

  /** Pins a file; returns whether it succeeded. */
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
      return false; // chattr is missing here
    }
  }
}
