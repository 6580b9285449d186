package es.sml.connector.sandbox.reference;

import es.sml.connector.sandbox.http.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The searchable text of the sources and users that leads reference. */
public final class ReferenceTexts {
  private final Map<Integer, String> sources = new HashMap<>();
  private final Map<Integer, String> users = new HashMap<>();

  public ReferenceTexts(SandboxReferenceData data, ReferenceTrees trees) {
    data.sources().forEach((id, row) -> sources.put(id, Json.texts(trees.listedSource(row))));
    data.users().forEach((id, row) -> users.put(id, Json.texts(ReferenceTrees.user(row))));
  }

  /** Returns the ids of the sources that contain the word, also in channel, origin or dealer. */
  public Set<Integer> sourcesWith(String word) {
    return containing(sources, word);
  }

  /** Returns the ids of the users that contain the word. */
  public Set<Integer> usersWith(String word) {
    return containing(users, word);
  }

  private static Set<Integer> containing(Map<Integer, String> texts, String word) {
    Set<Integer> ids = new HashSet<>();
    texts.forEach(
        (id, text) -> {
          if (text.contains(word)) {
            ids.add(id);
          }
        });
    return ids;
  }
}
