package es.sml.connector.parse.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * A sign that a mail is an enquiry, or another kind of mail.
 *
 * @param name of the kind, for a person
 * @param weight of all its phrases
 * @param phrases as in the vocabulary, so without personal data
 */
record Evidence(String name, int weight, List<String> phrases) {
  Evidence {
    phrases = List.copyOf(phrases);
  }

  /** Returns both together. */
  Evidence and(Evidence other) {
    List<String> all = new ArrayList<>(phrases);
    all.addAll(other.phrases);
    return new Evidence(name, weight + other.weight, all);
  }

  /** Returns it for a person, such as: transport order ('orden de transporte'). */
  String written() {
    return phrases.isEmpty() ? name : name + " ('" + String.join("', '", phrases) + "')";
  }
}
