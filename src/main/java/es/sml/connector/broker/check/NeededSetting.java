package es.sml.connector.broker.check;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A setting that needs one value.
 *
 * @param <S> what has the setting
 * @param name name in broker.xml
 * @param consequence what another value does
 * @param where queues that need the value
 */
record NeededSetting<S>(
    String name,
    Getter<S> getter,
    Object needed,
    String consequence,
    Predicate<CheckedQueue> where) {

  /** Reads a setting. */
  interface Getter<S> {
    Object of(S source) throws Exception;
  }

  static <S> NeededSetting<S> need(String name, Getter<S> getter, Object needed) {
    return new NeededSetting<>(name, getter, needed, "", queue -> true);
  }

  NeededSetting<S> where(Predicate<CheckedQueue> queues) {
    return new NeededSetting<>(name, getter, needed, consequence, queues);
  }

  NeededSetting<S> otherwise(String text) {
    return new NeededSetting<>(name, getter, needed, text, where);
  }

  /**
   * Returns the text about another value.
   *
   * @param form format of the name, the value, the consequence and the needed value
   */
  Optional<String> fault(S source, String form) throws Exception {
    Object value = getter.of(source);
    return Objects.equals(value, needed)
        ? Optional.empty()
        : Optional.of(form.formatted(name, value, consequence.formatted(value), needed));
  }
}
