package es.sml.connector.config;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The configuration in force. Whoever needs something of it asks each time, since a reload puts
 * another one in its place; what was asked for at one time is all of the same one.
 */
public final class RunningConfiguration {
  private volatile LoadedConfiguration loaded;

  public RunningConfiguration(LoadedConfiguration loaded) {
    this.loaded = loaded;
  }

  public LoadedConfiguration now() {
    return loaded;
  }

  public Dealers dealers() {
    return loaded.dealers();
  }

  /** From now on another one is in force. */
  public void replace(LoadedConfiguration next) {
    loaded = next;
  }

  /** What follows from the dealers in force; made anew only when another one is in force. */
  public <T> Supplier<T> ofDealers(Function<Dealers, T> view) {
    return of(configuration -> view.apply(configuration.dealers()));
  }

  /** What follows from the configuration in force; made anew only when another one is. */
  public <T> Supplier<T> of(Function<LoadedConfiguration, T> view) {
    return new View<>(view);
  }

  private final class View<T> implements Supplier<T> {
    private record Made<T>(LoadedConfiguration of, T value) {}

    private final Function<LoadedConfiguration, T> view;
    private volatile Made<T> made;

    private View(Function<LoadedConfiguration, T> view) {
      this.view = view;
      get(); // what cannot be made fails now, and not at the first message
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
