package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNotifierTest {
  private static final Map<String, String> NOTIFY = Map.of("NOTIFY_SOCKET", "/run/systemd/notify");
  private static final Map<String, String> WATCHDOG =
      Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", "20000");

  @TempDir Path directory;
  private Path reports;
  private Path program;

  @BeforeEach
  void installAStandIn() throws IOException {
    reports = directory.resolve("reports");
    program = directory.resolve("systemd-notify");
    Files.writeString(program, "#!/bin/sh\necho \"$1\" >> " + reports + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void reportsNothingWithoutSystemd() {
    new SystemdNotifier(Map.of("WATCHDOG_USEC", "1"), program.toString(), () -> true).ready();
    assertThat(reports).doesNotExist();
  }

  @Test
  void reportsThatItIsReady() {
    new SystemdNotifier(NOTIFY, program.toString(), () -> true).ready();
    assertThat(reports).hasContent("--ready");
  }

  @Test
  void reportsItsLifeWhileItIsAlive() throws IOException {
    AtomicBoolean alive = new AtomicBoolean(true);
    AtomicInteger checksSinceItsEnd = new AtomicInteger();
    new SystemdNotifier(
            WATCHDOG,
            program.toString(),
            () -> {
              if (!alive.get()) {
                checksSinceItsEnd.incrementAndGet();
              }
              return alive.get();
            })
        .ready();
    await().until(() -> lines().size() > 2);
    alive.set(false);
    await().until(() -> checksSinceItsEnd.get() > 0);
    List<String> last = lines();
    await().until(() -> checksSinceItsEnd.get() > 5);
    assertThat(lines()).isEqualTo(last).startsWith("--ready", "WATCHDOG=1", "WATCHDOG=1");
  }

  @Test
  void goesOnWithoutTheProgramOfSystemd() {
    AtomicInteger checks = new AtomicInteger();
    new SystemdNotifier(
            WATCHDOG, directory.resolve("missing").toString(), () -> checks.incrementAndGet() > 0)
        .ready();
    await().until(() -> checks.get() > 1);
    assertThat(reports).doesNotExist();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(reports);
  }
}
