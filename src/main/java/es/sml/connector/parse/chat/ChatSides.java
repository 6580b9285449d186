package es.sml.connector.parse.chat;

import es.sml.connector.parse.chat.ChatTranscript.Turn;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Speakers;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Decides which speaker of a chat is the customer, and which is on the dealer's side. */
final class ChatSides {
  /** Each is looked for in all turns. A text with more is no chat of a customer with a dealer. */
  static final int MOST_SPEAKERS = 50;

  private final Speakers speakers;
  private final List<String> dealers;
  private final Predicate<String> isPerson;

  /**
   * Creates a search.
   *
   * @param dealers names of the dealer's side, in lower case without spaces
   * @param isPerson test for the name of a person
   */
  ChatSides(Speakers speakers, List<String> dealers, Predicate<String> isPerson) {
    this.speakers = speakers;
    this.dealers = dealers;
    this.isPerson = isPerson;
  }

  /**
   * Returns the first speaker who is the customer; null if it is not clear who is.
   *
   * @param turns with null for a line that is none
   * @param subject of the mail, which may name the customer; may be null
   */
  String customer(Collection<String> names, List<Turn> turns, String subject) {
    if (names.size() > MOST_SPEAKERS) {
      return null;
    }
    List<Turn> said = turns.stream().filter(Objects::nonNull).toList();
    List<String> customers = customers(names, said, subject);
    return said.stream().map(Turn::speaker).filter(customers::contains).findFirst().orElse(null);
  }

  private List<String> customers(Collection<String> names, List<Turn> turns, String subject) {
    List<String> customers =
        names.stream()
            .filter(
                name -> speakers.isCustomer(name) || isNamedBy(turns, name, Speakers::isCustomer))
            .toList();
    if (!customers.isEmpty()) {
      return customers;
    }
    List<String> others = names.stream().filter(name -> !isDealer(name, turns)).toList();
    String about = subject == null ? "" : Letters.plain(subject);
    customers =
        others.stream()
            .filter(name -> name.length() > 2 && about.contains(Letters.plain(name)))
            .toList();
    if (!customers.isEmpty()) {
      return customers;
    }
    boolean dealerSpeaks = others.size() < names.size();
    if (dealerSpeaks || names.size() == 1) {
      return others;
    }
    List<String> people = names.stream().filter(isPerson).toList();
    return people.size() == 1 ? people : List.of();
  }

  private boolean isDealer(String name, List<Turn> turns) {
    String joined = Letters.plain(name).replace(" ", "");
    return speakers.isDealer(name)
        || dealers.stream()
            .anyMatch(
                dealer ->
                    (joined.length() > 3 && dealer.contains(joined)) || joined.contains(dealer))
        || isNamedBy(turns, name, Speakers::isDealer)
        || turns.stream()
            .anyMatch(turn -> turn.speaker().equals(name) && speakers.offersHelp(turn.said()));
  }

  /** Returns whether a label of that side has the name: "Agente: Nerea (Autos Norte)". */
  private boolean isNamedBy(List<Turn> turns, String name, BiPredicate<Speakers, String> side) {
    return turns.stream()
        .filter(turn -> !turn.timed() && side.test(speakers, turn.speaker()))
        .anyMatch(turn -> turn.said().startsWith(name));
  }
}
