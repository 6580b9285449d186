package es.sml.connector.broker.check;

import es.sml.connector.language.LocalizedText;
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
    LocalizedText consequence,
    Predicate<CheckedQueue> where) {

  private static final LocalizedText NOTHING = LocalizedText.untranslated("");

  interface Getter<S> {
    Object of(S source) throws Exception;
  }

  static <S> NeededSetting<S> need(String name, Getter<S> getter, Object needed) {
    return new NeededSetting<>(name, getter, needed, NOTHING, queue -> true);
  }

  NeededSetting<S> where(Predicate<CheckedQueue> queues) {
    return new NeededSetting<>(name, getter, needed, consequence, queues);
  }

  NeededSetting<S> otherwise(LocalizedText text) {
    return new NeededSetting<>(name, getter, needed, text, where);
  }

  /**
   * Returns the text about another value.
   *
   * @param form text with the name, the value, the consequence and the needed value
   */
  Optional<LocalizedText> fault(S source, LocalizedText form) throws Exception {
    Object value = getter.of(source);
    return Objects.equals(value, needed)
        ? Optional.empty()
        : Optional.of(form.with(name, value, consequence.with(value), needed));
  }
}
