package es.sml.connector.parse.decision;

import es.sml.connector.parse.vocabulary.EvidenceKind;
import es.sml.connector.parse.vocabulary.EvidenceKind.Place;
import es.sml.connector.parse.vocabulary.EvidenceKind.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The evidence found in a mail: the different phrases of each kind. Decides how many phrases of one
 * kind add weight.
 */
final class FoundEvidence {
  /** Further phrases of one kind add no weight. */
  private static final int MOST_PHRASES = 3;

  private final Map<EvidenceKind, List<String>> found = new LinkedHashMap<>();

  /** Adds a phrase, unless its kind has it. */
  void add(EvidenceKind kind, String phrase) {
    List<String> phrases = found.computeIfAbsent(kind, first -> new ArrayList<>());
    if (!phrases.contains(phrase)) {
      phrases.add(phrase);
    }
  }

  /** Removes a phrase. */
  void remove(EvidenceKind kind, String phrase) {
    List<String> phrases = found.getOrDefault(kind, new ArrayList<>());
    phrases.remove(phrase);
    if (phrases.isEmpty()) {
      found.remove(kind);
    }
  }

  /** Returns a copy with the kinds that pass the test. */
  FoundEvidence only(Predicate<EvidenceKind> test) {
    FoundEvidence copy = new FoundEvidence();
    found.forEach(
        (kind, phrases) -> {
          if (test.test(kind)) {
            copy.found.put(kind, new ArrayList<>(phrases));
          }
        });
    return copy;
  }

  /** Returns the number of phrases of a kind, which may be null. */
  int count(EvidenceKind kind) {
    return found.getOrDefault(kind, List.of()).size();
  }

  /** Returns the weight of all kinds that pass the test. */
  int weight(Predicate<EvidenceKind> test) {
    return found.entrySet().stream()
        .filter(entry -> test.test(entry.getKey()))
        .mapToInt(entry -> evidence(entry.getKey(), entry.getValue()).weight())
        .sum();
  }

  /** Returns the evidence against an enquiry, the heaviest first. */
  List<Evidence> against() {
    Map<String, Evidence> byName = new LinkedHashMap<>();
    found.forEach(
        (kind, phrases) -> {
          if (kind.side() != Side.FOR) {
            byName.merge(kind.name(), evidence(kind, phrases), Evidence::and);
          }
        });
    return byName.values().stream().sorted((a, b) -> b.weight() - a.weight()).toList();
  }

  private static Evidence evidence(EvidenceKind kind, List<String> phrases) {
    int counted = kind.place() == Place.SENDER ? 1 : MOST_PHRASES;
    List<String> most = phrases.subList(0, Math.min(counted, phrases.size()));
    return new Evidence(kind.name(), kind.weight() * most.size(), most);
  }
}
