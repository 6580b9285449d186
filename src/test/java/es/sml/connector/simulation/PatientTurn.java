package es.sml.connector.simulation;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A turn for which a strand waits in virtual time. */
final class PatientTurn extends Semaphore {
  private static final long serialVersionUID = 1L;
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  @SuppressWarnings("serial") // never written anywhere
  private final SimulatedWorld world;

  PatientTurn(SimulatedWorld world, int permits) {
    super(permits);
    this.world = world;
  }

  @Override
  public void acquireUninterruptibly() {
    while (!tryAcquire()) {
      world.pause(POLL_INTERVAL);
    }
  }

  @Override
  public void acquireUninterruptibly(int permits) {
    while (!tryAcquire(permits)) {
      world.pause(POLL_INTERVAL);
    }
  }
}
