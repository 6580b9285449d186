package es.sml.connector.inbox;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Reports changes correctly and runs another action at a fixed interval. */
record TimedIdle(int pauseMillis, TimedIdle.Pause whatElse) implements IdleFault {
  interface Pause {
    void happen(Wire wire) throws IOException;
  }

  @Override
  public void report(Wire wire, Supplier<List<String>> changes) throws IOException {
    IdleFault.none().report(wire, changes);
  }

  @Override
  public void pause(Wire wire) throws IOException {
    whatElse.happen(wire);
  }
}
