package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A proxy to a server that can disappear for a tenth of each second. */
final class DroppingLine implements AutoCloseable {
  private final ToxicProxy line;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private List<Future<?>> strokes = List.of();

  private DroppingLine(ToxicProxy line) {
    this.line = line;
  }

  static DroppingLine to(int upstream) throws IOException {
    return new DroppingLine(ToxicProxy.to(upstream));
  }

  int port() {
    return line.port();
  }

  void begin() {
    // It returns a little later, because a closed port is not free at once.
    strokes =
        List.of(everySecond(0, () -> line.poison(new Toxic.Down())), everySecond(100, line::heal));
  }

  /** Stops the drops from now on. */
  void end() throws Exception {
    assertThat(strokes).as("dropping to the end").noneMatch(Future::isDone);
    strokes.forEach(stroke -> stroke.cancel(false));
    // Returns after a drop that may just happen.
    clock
        .submit(
            () -> {
              line.heal();
              return null;
            })
        .get();
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    line.close();
  }

  private interface Stroke {
    void fall() throws IOException;
  }

  private Future<?> everySecond(int milliseconds, Stroke stroke) {
    return clock.scheduleAtFixedRate(
        () -> {
          try {
            stroke.fall();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        milliseconds,
        1000,
        TimeUnit.MILLISECONDS);
  }
}
