package es.sml.connector.sml.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.google.re2j.Pattern;
import es.sml.connector.lead.NameOrId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spanish postal code with its province.
 *
 * @param provinces several if the code alone is ambiguous
 */
record PostalCode(String code, List<NameOrId> provinces) {
  private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
  private static final Places PLACES =
      BundledData.read("/sml/postal-codes.yaml", new TypeReference<>() {});

  /** Returns the code; empty if the text is not a Spanish postal code of five digits. */
  static Optional<PostalCode> of(String text) {
    if (text == null || !FIVE_DIGITS.matches(text)) {
      return Optional.empty();
    }
    List<String> exceptional = PLACES.exceptions().get(text);
    if (exceptional != null) {
      return Optional.of(new PostalCode(text, exceptional.stream().map(NameOrId::ofName).toList()));
    }
    return Optional.ofNullable(PLACES.byFirstDigits().get(text.substring(0, 2)))
        .map(province -> new PostalCode(text, List.of(NameOrId.ofName(province))));
  }

  /** Returns whether the code has only one province. */
  boolean isCertain() {
    return provinces.size() == 1;
  }

  /** Returns the only municipality with this code; empty if there are several or none. */
  Optional<String> municipality() {
    return PostalMunicipalities.of(code);
  }

  private record Places(
      @JsonProperty("by-first-digits") Map<String, String> byFirstDigits,
      Map<String, List<String>> exceptions) {}
}
