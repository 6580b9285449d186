package es.sml.connector.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the newest first. A failure to close one does not keep the rest open. */
final class CloseOrder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CloseOrder.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T one) {
    opened.push(one);
    return one;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("a component did not stop cleanly", e);
      }
    }
  }
}
