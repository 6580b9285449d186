package es.sml.connector.sml;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.google.re2j.Pattern;
import es.sml.connector.lead.NameOrId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Spanish postal code and the province that it lies in.
 *
 * @param provinces several where the code alone does not tell which
 */
record PostalCode(String code, List<NameOrId> provinces) {
  private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
  private static final Places PLACES =
      ShippedFacts.read("/sml/postal-codes.yaml", new TypeReference<>() {});

  /** The code; empty where the text is not five digits of a Spanish one. */
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

  /** Whether the code alone tells the province. */
  boolean isCertain() {
    return provinces.size() == 1;
  }

  /** The only municipality that has this code; empty where several do, or none. */
  Optional<String> municipality() {
    return PostalMunicipalities.of(code);
  }

  private record Places(
      @JsonProperty("by-first-digits") Map<String, String> byFirstDigits,
      Map<String, List<String>> exceptions) {}
}
