package es.sml.connector.config.reload;

import es.sml.connector.config.Dealers;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The configuration in force. Callers read it each time, because a reload replaces it. One call
 * returns values of one configuration.
 */
public final class RunningConfiguration {
  private volatile LoadedConfiguration loaded;
  private volatile Instant since = Instant.now();

  public RunningConfiguration(LoadedConfiguration loaded) {
    this.loaded = loaded;
  }

  public LoadedConfiguration now() {
    return loaded;
  }

  /** Returns when the configuration in force was read. */
  public Instant since() {
    return since;
  }

  public Dealers dealers() {
    return loaded.dealers();
  }

  /** Puts another configuration in force. */
  public void replace(LoadedConfiguration next) {
    loaded = next;
    since = Instant.now();
  }

  /** A view of the dealers in force, which is computed again after each reload. */
  public <T> Supplier<T> ofDealers(Function<Dealers, T> view) {
    return of(configuration -> view.apply(configuration.dealers()));
  }

  /** A view of the configuration in force, which is computed again after each reload. */
  public <T> Supplier<T> of(Function<LoadedConfiguration, T> view) {
    return new View<>(view);
  }

  private final class View<T> implements Supplier<T> {
    private record Made<T>(LoadedConfiguration of, T value) {}

    private final Function<LoadedConfiguration, T> view;
    private volatile Made<T> made;

    private View(Function<LoadedConfiguration, T> view) {
      this.view = view;
      get(); // a view that fails must fail now, not at the first message
    }

    @Override
    public T get() {
      LoadedConfiguration now = loaded;
      Made<T> last = made;
      if (last == null || !Objects.equals(last.of(), now)) {
        last = new Made<>(now, view.apply(now));
        made = last;
      }
      return last.value();
    }
  }
}
