package es.sml.connector.failure;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import org.slf4j.Logger;

/** Logs once when a component goes down, and once when it comes back. */
public final class OutageLog {
  private final Logger log;
  private final String component;
  private final String consequence;
  private Long downSince; // by System.nanoTime

  /**
   * @param component the component, as a subject
   * @param consequence what happens until it is back
   */
  public OutageLog(Logger log, String component, String consequence) {
    this.log = log;
    this.component = component;
    this.consequence = consequence;
  }

  /** Returns whether the last check found the component down. */
  public synchronized boolean isDown() {
    return downSince != null;
  }

  /**
   * Records the result of a check.
   *
   * @param trouble why the component is down; null while it is up
   * @return the same
   */
  public synchronized LocalizedText noted(LocalizedText trouble) {
    if (trouble != null && downSince == null) {
      downSince = System.nanoTime();
      log.warn("{}; {}", trouble, consequence);
    } else if (trouble == null && downSince != null) {
      log.info(
          "{} responds again after {} s",
          component,
          Duration.ofNanos(System.nanoTime() - downSince).toSeconds());
      downSince = null;
    }
    return trouble;
  }
}
