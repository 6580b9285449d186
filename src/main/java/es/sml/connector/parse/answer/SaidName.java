package es.sml.connector.parse.answer;

import es.sml.connector.parse.contact.ContactNames;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.person.PersonNames;
import java.util.List;
import java.util.Optional;

/** Finds the customer's name in what the customer says in a form or a chat. */
final class SaidName {
  private final PersonNames people;

  SaidName(PersonNames people) {
    this.people = people;
  }

  /**
   * Adds the name if the lead has none, or a fuller form of it: "Ana G." calls herself "Ana Gil".
   *
   * @param words of the customer
   * @param turns the customer's own in a chat; empty if it is none
   */
  void addTo(LeadDraft draft, String words, List<String> turns) {
    if (!draft.customer().hasName()) {
      people
          .introducedIn(words)
          .or(() -> turnOfName(turns))
          .ifPresent(draft.at("the customer's text").customer()::name);
    } else if (!turns.isEmpty()) {
      draft
          .customer()
          .shortName()
          .flatMap(known -> turnOfName(turns).filter(name -> ContactNames.isFuller(name, known)))
          .ifPresent(draft.customer()::fullName);
    }
  }

  /** Returns the name that is a whole turn, or stands before a number: "Ana Gil, 600 123 321". */
  private Optional<String> turnOfName(List<String> turns) {
    return turns.stream()
        .flatMap(String::lines)
        .flatMap(turn -> people.nameIn(turn).or(() -> people.nameIn(beforeNumber(turn))).stream())
        .findFirst();
  }

  private static String beforeNumber(String turn) {
    int end = 0;
    while (end < turn.length() && "+0123456789".indexOf(turn.charAt(end)) < 0) {
      end++;
    }
    boolean number = end < turn.length();
    while (end > 0 && " ,.:;-–".indexOf(turn.charAt(end - 1)) >= 0) {
      end--;
    }
    return number ? turn.substring(0, end) : "";
  }
}
