package es.sml.connector.sml;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of names that mean the same. */
final class Synonyms {
  static final Synonyms NONE = new Synonyms(List.of());

  private final Map<String, Set<String>> groups = new HashMap<>();

  private Synonyms(List<List<String>> names) {
    for (List<String> group : names) {
      Set<String> keys = group.stream().map(NameKey::of).collect(Collectors.toSet());
      keys.forEach(key -> groups.put(key, keys));
    }
  }

  /** Reads a YAML list of lists from the class path. */
  static Synonyms load(String resource) {
    try (InputStream in = Synonyms.class.getResourceAsStream(resource)) {
      return new Synonyms(new YAMLMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All names of the key's group, as keys; empty where it has none. */
  Set<String> of(String key) {
    return groups.getOrDefault(key, Set.of());
  }
}
