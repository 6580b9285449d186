package es.sml.connector.parse.chat;

import com.google.re2j.Pattern;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.contact.ContactNames;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.vocabulary.Speakers;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the customer's name in a chat: the speaker's, or a turn that consists of a name. */
final class ChatNames {
  private static final int LONGEST = 80;
  private static final int MOST_WORDS = 4;
  private static final int FEWEST_DIGITS = 6;
  private static final int LONGEST_TITLE = 4; // "Srta"

  /** "With Ana Ruiz", to "whom am I speaking with?". */
  private static final Pattern WITH = Pattern.compile("^(?i:con|amb|com|avec|mit|with|met)\\s+");

  private final LabelDictionary labels;
  private final PersonNames people;
  private final Speakers speakers;
  private final CarNames cars;

  ChatNames(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.people = vocabulary.people();
    this.speakers = vocabulary.speakers();
    this.cars = vocabulary.cars();
  }

  /**
   * Returns the fullest form of the name; the one that the customer gave when asked, if the chat
   * calls the customer otherwise: "Blue Lemon".
   */
  Optional<String> in(ChatTranscript chat) {
    Optional<String> speaker =
        speakers.isCustomer(chat.speaker())
            ? Optional.empty()
            : people
                .possibleNameIn(people.tidy(chat.speaker()))
                .or(() -> beside(chat))
                .or(() -> people.fromAddress(chat.speaker())); // "ana.ruiz" of a messenger
    Optional<String> asked = said(chat, true).filter(name -> isAnother(name, speaker.orElse("")));
    if (asked.isPresent()) {
      return asked;
    }
    Optional<String> called = introduced(chat, speaker.orElse(""));
    if (called.isPresent()) {
      return called;
    }
    Optional<String> said = said(chat, false);
    // "Quim" may call himself "Joaquim Verdaguer".
    boolean fuller =
        speaker.isEmpty()
            || said.filter(name -> ContactNames.isFuller(name, speaker.get())).isPresent()
            || ((speaker.get().indexOf(' ') < 0 || speaker.get().endsWith("."))
                && said.filter(n -> n.indexOf(' ') > 0).isPresent());
    return fuller ? said : speaker;
  }

  /** Returns the whole name that the customer says, unless the speaker's is fuller. */
  private Optional<String> introduced(ChatTranscript chat, String speaker) {
    return chat.words()
        .lines()
        .flatMap(line -> people.introducedIn(line).or(() -> signed(line, speaker)).stream())
        .filter(name -> name.indexOf(' ') > 0 && !ContactNames.isFuller(speaker, name))
        .findFirst();
  }

  /** Returns the speaker's fuller name, if it is the line's last sentence. */
  private Optional<String> signed(String line, String speaker) {
    return people
        .nameIn(line.substring(line.lastIndexOf(". ") + 1).strip())
        .filter(name -> !speaker.isEmpty() && ContactNames.isFuller(name, speaker));
  }

  private static boolean isAnother(String name, String speaker) {
    return name.indexOf(' ') > 0
        && Collections.disjoint(Words.of(name).list(), Words.of(speaker).list());
  }

  /** Returns the name that a line has beside the speaker: "@rita.al (Rita Almada)". */
  private Optional<String> beside(ChatTranscript chat) {
    return chat.around().stream()
        .filter(line -> line.length() <= LONGEST && line.contains(chat.speaker()))
        .map(line -> line.substring(line.indexOf(':') + 1).replace("@" + chat.speaker(), " "))
        .map(line -> line.replace(chat.speaker(), " "))
        .flatMap(line -> people.nameIn(Letters.oneLine(withoutBrackets(line))).stream())
        .findFirst();
  }

  private static String withoutBrackets(String line) {
    StringBuilder words = new StringBuilder();
    line.chars().forEach(c -> words.append("()[]<>·|-–@,".indexOf(c) < 0 ? (char) c : ' '));
    return words.toString();
  }

  /**
   * Returns the first turn of the customer that is a name, or replies to a question for it.
   *
   * @param onlyAsked true for a reply to such a question
   */
  private Optional<String> said(ChatTranscript chat, boolean onlyAsked) {
    Set<String> words = new HashSet<>(chat.words().lines().toList());
    boolean asked = false;
    for (String line : chat.conversation().lines().toList()) {
      String turn = Letters.start(line, LONGEST * 2);
      String said = turn.substring(turn.lastIndexOf(": ") + 1).strip();
      if (!words.contains(said)) {
        boolean head = turn.startsWith(chat.speaker()); // above the customer's words
        asked = head ? asked : asksForName(turn);
      } else if (said.length() <= LONGEST && cars.in(said).isEmpty()) {
        int end = endOfName(said);
        String part = asked && end > 0 ? said.substring(0, end) : beforeNumber(said);
        String first = withoutSmileys(asked ? WITH.matcher(part).replaceFirst("") : part);
        Optional<String> name =
            asked || people.isTitled(first) ? people.possibleNameIn(first) : people.nameIn(first);
        if (asked && name.isEmpty() && isInSmallLetters(first)) {
          String written = capitals(first);
          boolean whole = written.indexOf(' ') > 0;
          name = whole ? people.possibleNameIn(written) : people.nameIn(written);
        }
        if (name.isPresent() && (asked || !onlyAsked)) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  // "Ana Ruiz, con z" and "Ana Ruiz. R, U, I, Z", but not "Mrs. Ana Ruiz"
  private static int endOfName(String said) {
    int comma = said.indexOf(',');
    int stop = said.indexOf(". ", LONGEST_TITLE + 1);
    return stop > 0 && (comma < 0 || stop < comma) ? stop : comma;
  }

  private static boolean isInSmallLetters(String said) {
    int words = Letters.words(said).size();
    return words > 0
        && words <= MOST_WORDS
        && said.chars().allMatch(c -> Character.isLowerCase(c) || c == ' ' || c == '-');
  }

  /** Returns "Kev Ormerod" for "kev ormerod". */
  private static String capitals(String said) {
    return Letters.words(said).stream()
        .map(word -> Letters.upper(word.substring(0, 1)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  // "Herr ;-) Ana Ruiz"
  private static String withoutSmileys(String said) {
    return Letters.words(said).stream()
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
        .collect(Collectors.joining(" "));
  }

  /** Returns the words before a number or an address: "Ana Ruiz, 670 18 44 29". */
  private static String beforeNumber(String said) {
    int comma = said.indexOf(',') < 0 ? firstDigit(said) : said.indexOf(',');
    boolean contact =
        comma > 0
            && (said.indexOf('@') > comma
                || said.substring(comma).chars().filter(Character::isDigit).count()
                    >= FEWEST_DIGITS);
    return contact ? said.substring(0, comma) : said;
  }

  private static int firstDigit(String said) {
    int at = 0;
    while (at < said.length() && !Character.isDigit(said.charAt(at))) {
      at++;
    }
    return at < said.length() ? at : -1;
  }

  /** Returns whether the turn asks for the name: "What is your name, and your number?" */
  private boolean asksForName(String turn) {
    List<String> words = turn.indexOf('?') < 0 ? List.of() : Words.of(turn).list();
    for (int from = 0; from < words.size(); from++) {
      int end = Math.min(words.size(), from + MOST_WORDS);
      for (int to = from + 1; to <= end; to++) {
        String question = String.join(" ", words.subList(from, to));
        if (labels.field(question).filter(LeadField.NAME::equals).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
