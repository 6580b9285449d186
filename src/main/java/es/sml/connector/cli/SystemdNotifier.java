package es.sml.connector.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to systemd that the connector is ready, and then regularly that it is alive. If only a
 * restart can help, it reports nothing, so that systemd restarts the connector.
 *
 * @param program name or path of systemd-notify; Java 17 cannot send to systemd's socket itself
 * @param alive returns false when only a restart can help
 */
record SystemdNotifier(Map<String, String> environment, String program, BooleanSupplier alive) {
  private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);
  private static final int REPORTS_IN_THE_LIMIT = 2;

  /** Reports that the connector is ready. It does nothing if systemd does not wait for a report. */
  void ready() {
    if (!environment.containsKey("NOTIFY_SOCKET")) {
      return;
    }
    send("--ready");
    String limit = environment.get("WATCHDOG_USEC");
    if (limit != null) {
      long pause = Long.parseLong(limit) / REPORTS_IN_THE_LIMIT;
      Thread thread = new Thread(() -> reportLife(pause), "systemd-watchdog");
      thread.setDaemon(true);
      thread.start();
    }
  }

  // A check that throws or hangs sends no report either, so systemd restarts the connector.
  private void reportLife(long pause) {
    try {
      while (true) {
        TimeUnit.MICROSECONDS.sleep(pause);
        if (alive.getAsBoolean()) {
          send("WATCHDOG=1");
        } else {
          LOG.error(
              "only a restart can help, so systemd gets no report and restarts the connector");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String report) {
    try {
      int status = new ProcessBuilder(program, report).inheritIO().start().waitFor();
      if (status != 0) {
        LOG.error("{} {} ended with status {}", program, report, status);
      }
    } catch (IOException e) {
      LOG.error("systemd gets no report, because {} does not start", program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
