package es.sml.connector.parse.phone;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The countries whose telephone numbers a message may contain without a prefix. They are worked out
 * only if a number is not Spanish.
 */
public final class PhoneCountries {
  /** Spain only, for messages without any sign of another country. */
  public static final PhoneCountries SPAIN = new PhoneCountries(null, List::of, () -> "");

  private static final int LONGEST_TEXT = 6_000;

  private final CountrySignals signals;
  private final Supplier<List<String>> domains;
  private final Supplier<String> text;
  private Set<String> shown;
  private Set<String> spoken;

  /**
   * Creates the countries of a message.
   *
   * @param domains of its sender and its addresses, without the dealer's own
   * @param text of the message
   */
  public PhoneCountries(
      CountrySignals signals, Supplier<List<String>> domains, Supplier<String> text) {
    this.signals = signals;
    this.domains = domains;
    this.text = text;
  }

  /** Returns the countries that the sender's domain, a currency or a zip code shows. */
  Set<String> shown() {
    read();
    return shown;
  }

  /** Returns the countries that speak the message's language, the likeliest first. */
  Set<String> spoken() {
    read();
    return spoken;
  }

  /** Returns whether a sign or the language shows that country. */
  boolean mayBe(String country) {
    return shown().contains(country) || spoken().contains(country);
  }

  /** Returns the country that the words beside a number name. */
  Optional<String> named(String near) {
    return signals == null ? Optional.empty() : signals.named(Words.of(near));
  }

  private void read() {
    if (shown != null) {
      return;
    }
    shown = new LinkedHashSet<>();
    spoken = new LinkedHashSet<>();
    if (signals == null) {
      return;
    }
    Words words = Words.of(Letters.start(text.get(), LONGEST_TEXT));
    List<List<String>> found = new ArrayList<>();
    domains.get().forEach(domain -> found.add(signals.ofDomain(Letters.lower(domain))));
    found.addAll(signals.inText(words));
    found.forEach(shown::addAll);
    spoken.addAll(signals.ofLanguage(words));
  }
}
