package es.sml.connector.chaos;

import java.io.IOException;

/** Ends a child's JVM after the harness has ended, so that no process remains. */
final class ParentMonitor {
  static final String READY = "chaos: ready";

  private ParentMonitor() {}

  static void start() {
    Thread monitor =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // the stream never carries data
                }
              } catch (IOException e) {
                System.out.println("chaos: the harness is gone: " + e);
              }
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    monitor.setDaemon(true);
    monitor.start();
  }

  static void ready() {
    System.out.println(READY);
    System.out.flush();
  }
}
