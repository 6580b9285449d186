package es.sml.connector.parse;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads countries as messages write them: codes of two and three letters, and names. */
final class Country {
  private static final Map<String, String> REGIONS = regions();

  private Country() {}

  /** Whether a name or code in a message means Spain; a blank one does, as for any Spanish form. */
  static boolean isSpain(String written) {
    return written.isBlank() || "ES".equals(region(written));
  }

  /** The two letters of the country; null for a blank text and for a name that we do not know. */
  static String region(String written) {
    return REGIONS.get(Letters.lower(written.strip()).replace(".", ""));
  }

  /**
   * The countries with telephones, by their codes and by their names in the languages that reach
   * us.
   */
  private static Map<String, String> regions() {
    Set<String> withTelephones = PhoneNumberUtil.getInstance().getSupportedRegions();
    Map<String, String> regions =
        Stream.of(Locale.getISOCountries())
            .filter(withTelephones::contains)
            .flatMap(code -> names(code).map(name -> Map.entry(name, code)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    regions.put("uk", "GB");
    regions.put("england", "GB");
    regions.put("scotland", "GB");
    regions.put("espana", "ES");
    regions.put("united states of america", "US");
    regions.put("mexico", "MX");
    return regions;
  }

  private static Stream<String> names(String code) {
    Locale country = new Locale.Builder().setRegion(code).build();
    Stream<String> written =
        Stream.of("es", "en", "de", "fr", "it", "pt", "ca")
            .map(language -> country.getDisplayCountry(Locale.forLanguageTag(language)));
    return Stream.concat(Stream.of(code, country.getISO3Country()), written)
        .map(name -> Letters.lower(name))
        .filter(name -> !name.isBlank());
  }
}
