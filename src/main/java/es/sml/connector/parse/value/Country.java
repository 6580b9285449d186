package es.sml.connector.parse.value;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import es.sml.connector.parse.text.Letters;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads countries in messages: names, and codes of two or three characters. A missing country
 * counts as Spain.
 */
public final class Country {
  private static final Map<String, String> REGIONS = regions();

  private Country() {}

  /** Returns whether a name or code means Spain. A blank text does, as on any Spanish form. */
  public static boolean isSpain(String written) {
    return written.isBlank() || "ES".equals(region(written));
  }

  /** Returns the two-letter code; null for a blank text or an unknown name. */
  public static String region(String written) {
    return REGIONS.get(Letters.lower(written.strip()).replace(".", ""));
  }

  /**
   * The countries with telephones, by code and by name in the languages that reach the connector.
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
