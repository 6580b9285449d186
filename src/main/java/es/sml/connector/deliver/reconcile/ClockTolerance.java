package es.sml.connector.deliver.reconcile;

import java.time.Duration;

/**
 * How far SML's clock may differ from the clock of this machine when similar leads are searched.
 */
public final class ClockTolerance {
  /**
   * The search for similar leads still finds a lead in this period before and after its posting.
   */
  public static final Duration MOST = Duration.ofMinutes(2);

  private ClockTolerance() {}
}
