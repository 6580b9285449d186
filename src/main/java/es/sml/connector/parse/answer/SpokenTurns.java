package es.sml.connector.parse.answer;

import es.sml.connector.parse.vocabulary.Speakers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the customer's words out of a call's transcript, which is one text with both sides. */
final class SpokenTurns {
  private static final int LONGEST_SPEAKER = 30;
  private static final int FEWEST = 3;

  private SpokenTurns() {}

  /** Returns what the customer says in a text of turns; empty if it has none of both sides. */
  static Optional<String> ofCustomer(String text, Speakers speakers) {
    List<String> lines = text.lines().filter(line -> !speaker(line).isEmpty()).toList();
    boolean both =
        lines.size() >= FEWEST
            && lines.stream().anyMatch(line -> speakers.isDealer(speaker(line)))
            && lines.stream().anyMatch(line -> isCustomers(line, speakers));
    return both
        ? Optional.of(
            lines.stream()
                .filter(line -> isCustomers(line, speakers))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .collect(Collectors.joining("\n")))
        : Optional.empty();
  }

  private static boolean isCustomers(String line, Speakers speakers) {
    return speakers.isCustomer(speaker(line)) && !speakers.isDealer(speaker(line));
  }

  private static String speaker(String line) {
    int colon = line.indexOf(": ");
    return colon > 0 && colon <= LONGEST_SPEAKER ? line.substring(0, colon).strip() : "";
  }
}
