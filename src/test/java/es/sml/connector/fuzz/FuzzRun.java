package es.sml.connector.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells the fuzzer how long to try inputs and where to keep them, under mvn verify -Pfuzz. Without
 * that profile a fuzz test runs its own inputs only, and this does nothing.
 */
public final class FuzzRun implements BeforeAllCallback {
  /** How many classes share the time. */
  private static final int TARGETS = 9;

  private static final long MINUTES = Long.getLong("fuzz.minutes", 2);
  private static final long SEED = Long.getLong("fuzz.seed", 0);

  /** Long, because the machine may be busy: an input of 30 ms once took 41 seconds. */
  private static final int HANGS_AFTER_SECONDS = 90;

  /** Whether the fuzzer makes inputs, by the variable that Jazzer reads. */
  static boolean isFuzzing() {
    return System.getenv("JAZZER_FUZZ") != null;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (!isFuzzing()) {
      return;
    }
    Class<?> test = context.getRequiredTestClass();
    Path found = Files.createDirectories(Path.of("target", "fuzz-corpus", test.getSimpleName()));
    List<String> arguments = new ArrayList<>(List.of("fuzz", found.toString()));
    if (test.getPackageName().endsWith(".parse")) {
      arguments.add(Path.of("src", "test", "resources", "golden").toString());
    }
    arguments.add("-max_total_time=" + MINUTES * 60 / TARGETS);
    arguments.add("-seed=" + SEED);
    arguments.add("-timeout=" + HANGS_AFTER_SECONDS);
    for (int i = 0; i < arguments.size(); i++) {
      System.setProperty("jazzer.internal.arg." + i, arguments.get(i));
    }
  }
}
