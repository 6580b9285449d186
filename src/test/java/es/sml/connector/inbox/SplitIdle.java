package es.sml.connector.inbox;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Reports half of the changes to an idling client, and the rest at the test's command. */
public final class SplitIdle implements IdleFault {
  private record Rest(Wire wire, String text) {}

  private final LinkedBlockingQueue<Rest> rests = new LinkedBlockingQueue<>();

  @Override
  public void report(Wire wire, Supplier<List<String>> changes) throws IOException {
    StringBuilder lines = new StringBuilder();
    changes.get().forEach(change -> lines.append("* ").append(change).append("\r\n"));
    if (!lines.isEmpty()) {
      int middle = lines.length() / 2;
      wire.text(lines.substring(0, middle));
      rests.add(new Rest(wire, lines.substring(middle)));
    }
  }

  /** Sends the oldest second half, once there is one. */
  public void sendRest() throws IOException, InterruptedException {
    Rest rest = rests.take();
    rest.wire().text(rest.text());
  }
}
