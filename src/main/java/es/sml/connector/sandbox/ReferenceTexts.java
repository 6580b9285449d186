package es.sml.connector.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a search of leads looks at in the sources and users that they refer to. */
final class ReferenceTexts {
  private final Map<Integer, String> sources = new HashMap<>();
  private final Map<Integer, String> users = new HashMap<>();

  ReferenceTexts(ReferenceData data, ReferenceTrees trees) {
    data.sources().forEach((id, row) -> sources.put(id, Json.texts(trees.listedSource(row))));
    data.users().forEach((id, row) -> users.put(id, Json.texts(ReferenceTrees.user(row))));
  }

  /** Ids of the sources that contain the word, themselves or in channel, origin or dealer. */
  Set<Integer> sourcesWith(String word) {
    return containing(sources, word);
  }

  /** Ids of the users that contain the word. */
  Set<Integer> usersWith(String word) {
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
