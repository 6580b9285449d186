package es.sml.connector.sml;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.lead.NameOrId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The province of a Spanish postal code, by its first two digits. */
final class PostalProvinces {
  private static final Map<String, String> NAMES = load();

  private PostalProvinces() {}

  /** The province; null where the code is not five digits of a Spanish one. */
  static NameOrId of(String postalCode) {
    if (postalCode == null || !postalCode.matches("\\d{5}")) {
      return null;
    }
    String name = NAMES.get(postalCode.substring(0, 2));
    return name == null ? null : NameOrId.ofName(name);
  }

  private static Map<String, String> load() {
    try (InputStream in = PostalProvinces.class.getResourceAsStream("/sml/postal-provinces.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
