package es.sml.connector.parse.chat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Speakers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A chat in a text: lines of speakers, often with a time before each. Decides what is a turn, and
 * how many turns make a chat.
 *
 * @param speaker name of the customer as the chat has it
 * @param words of the customer, a line for each turn
 * @param conversation all turns
 * @param answers of the customer to questions of the other side
 * @param around the lines that are no turn
 * @param timed true if a time stands before the turns, as only a chat's program writes them
 */
record ChatTranscript(
    String speaker,
    String words,
    String conversation,
    List<Answered> answers,
    List<String> around,
    boolean timed) {
  private static final int FEWEST_TURNS = 3;
  private static final int LONGEST_LINE = 2_000;

  private static final Pattern TURN =
      Pattern.compile(
          "^\\x{feff}?[\\x{200e}\\x{200f}\\x{202a}\\x{202c}]*(?P<time>[\\[(][^\\])]{3,30}[\\])]\\s*"
              + "|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4},?\\s+\\d{1,2}:\\d{2}(?::\\d{2})?"
              + "(?i:[\\s\\x{202f}\\x{a0}]?[ap]\\.?\\s?m\\.?)?\\s*[-–]\\s*"
              + "|(?P<day>\\d{4}-\\d{2}-\\d{2}[T ])?\\d{1,2}:\\d{2}(?::\\d{2})?\\s+)?"
              + "(?P<speaker>[^:\\n\\[(<]{1,40}?(?:\\s\\([\\pL ]{1,20}\\))?)"
              + "(?P<after>\\s\\(\\d{1,2}:\\d{2}(?::\\d{2})?\\))?(?P<sign>\\s?:|\\s[>»→])\\s+(?P<said>\\S.*)$");

  private static final Pattern EXPORTED =
      Pattern.compile(
          "^\\P{L}?(?:\\d{1,2}/\\d{1,2}/\\d{2,4},?\\s+\\d{1,2}:\\d{2}[^\\n:]{0,8} - "
              + "|\\[\\d{1,2}/\\d{1,2}/\\d{2,4},?\\s+\\d{1,2}:\\d{2}:\\d{2}[^\\n:]{0,6}\\] [^\\n:]{2,40}: )");

  /** "Ana Gil · 16:01", "Visitor #12 - 16:01" and "Ana, [20.10.2025 16:40]" above the words. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?P<speaker>\\pL[\\pL\\d #.'-]{1,38}?)(?:\\s*\\([\\pL ]{1,40}\\))?(?:\\s*[·•|,(–—-]\\s*|\\s+)"
              + "(?:\\[\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4},?\\s+)?"
              + "\\d{1,2}:\\d{2}(?::\\d{2})?(?i:\\s?[ap]m)?[)\\]]?:?$");

  static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?");

  private static final int LONGEST_HEAD = 60;
  private static final int LONGEST_REQUESTER = 120;
  private static final int SHORTEST_MOMENT = 11;

  /** Headers of a mail within a text: the lines of a mail's source look like turns. */
  private static final Set<String> HEADERS =
      Set.of("Received", "Return-Path", "Message-ID", "Message-Id", "Precedence");

  private static final Pattern IN_BRACKETS =
      Pattern.compile("^\\[(?P<speaker>\\pL[\\pL ]{1,20})\\]\\s+(?P<said>\\S.*)$");

  /** The cells of a table: "18:21 Visitante Hola", "18:22 Asier (agente) Buenas". */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?P<speaker>\\pL+(?:\\s\\([\\pL ]{1,20}\\))?)\\s+(?P<said>\\S.*)$");

  /** A question of the other side, and the customer's next turn. */
  record Answered(String question, String answer) {}

  /** One turn, or a line without a speaker that goes on the turn before. */
  record Turn(String speaker, String said, boolean timed, boolean dated) {
    Turn(String speaker, String said, boolean timed) {
      this(speaker, said, timed, false);
    }
  }

  /**
   * Returns the chat in the lines; empty if they are none, or if its customer is unknown.
   *
   * @param subject of the mail, which may name the customer; may be null
   * @param dealers names of the dealer's side, in lower case without spaces
   * @param isPerson test for the name of a person
   */
  static Optional<ChatTranscript> in(
      List<String> lines,
      String subject,
      List<String> dealers,
      Speakers speakers,
      Predicate<String> isPerson) {
    if (!mayBeChat(lines)) {
      return Optional.empty();
    }
    List<Turn> turns = new ArrayList<>();
    List<String> around = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    List<String> named = named(lines, speakers);
    for (String line : lines) {
      ParseThread.step();
      Optional<Turn> turn = turn(line.strip(), speakers).or(() -> row(line.strip(), named));
      turn.ifPresent(found -> counts.merge(found.speaker(), 1, Integer::sum));
      turns.add(turn.orElse(null));
    }
    if (!isChat(turns, counts)) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    turns.stream()
        .filter(turn -> turn != null && isTurn(turn, counts))
        .forEach(turn -> names.add(turn.speaker()));
    String customer =
        new ChatSides(speakers, dealers, isPerson)
            .customer(names, turns, (subject == null ? "" : subject) + requesters(lines, speakers));
    if (customer == null) {
      return Optional.empty();
    }
    StringBuilder said = new StringBuilder();
    StringBuilder conversation = new StringBuilder();
    List<Answered> answers = new ArrayList<>();
    Turn before = null;
    Turn spoken = null;
    for (int i = 0; i < turns.size(); i++) {
      String line = lines.get(i).strip();
      Turn turn = turns.get(i);
      // "Sorry, I meant: the Golf" below the speaker's line is no turn of its own.
      boolean words =
          turn == null || (before != null && before.said().isEmpty() && !isTurn(turn, counts));
      turn = words && !line.isEmpty() ? continued(before, line) : turn;
      if (turn != null && isTurn(turn, counts)) {
        conversation.append(line).append('\n');
        if (turn.speaker().equals(customer) && !speakers.isMedia(turn.said())) {
          said.append(turn.said()).append('\n');
          answered(spoken, turn).ifPresent(answers::add);
        }
        before = turn;
        spoken = turn.said().isEmpty() ? spoken : turn; // the words follow the speaker's line
      } else {
        around.add(lines.get(i));
        boolean wordsFollow = line.isEmpty() && before != null && before.said().isEmpty();
        before = wordsFollow ? before : null;
      }
    }
    return Optional.of(
        new ChatTranscript(
            customer,
            said.toString(),
            conversation.toString(),
            List.copyOf(answers),
            around,
            turns.stream().filter(turn -> turn != null && turn.timed()).count() >= FEWEST_TURNS));
  }

  /** Returns whether WhatsApp exported the chat: "12/3/26, 19:05 - Ana: ...". */
  boolean isWhatsapp() {
    return EXPORTED.matcher(conversation).find();
  }

  /** Returns the customer's name without a word of a gateway: "600100200" of "IN 600100200". */
  String number() {
    int space = speaker.indexOf(' ');
    boolean word = space > 0 && speaker.chars().limit(space).allMatch(Character::isLetter);
    return word ? speaker.substring(space + 1).strip() : speaker;
  }

  /** Returns the turn as the answer to the last question of the turn before, of another person. */
  private static Optional<Answered> answered(Turn before, Turn turn) {
    boolean replies = before != null && !before.speaker().equals(turn.speaker());
    if (!replies || turn.said().isEmpty()) {
      return Optional.empty();
    }
    String said = before.said();
    int end = said.lastIndexOf('?');
    int start = 0;
    for (int i = 0; i < end - 1; i++) {
      boolean mark = "¿?!¡.".indexOf(said.charAt(i)) >= 0;
      start = mark ? i + 1 : start;
    }
    return end > start
        ? Optional.of(new Answered(said.substring(start, end + 1), turn.said()))
        : Optional.empty();
  }

  /** Returns the names after words for a side: "Visitante: Gorka", "Agente: Dani Lizana". */
  private static List<String> named(List<String> lines, Speakers speakers) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.length() <= LONGEST_HEAD && line.indexOf(':') > 0)
        .filter(line -> speakers.isOfSide(line.substring(0, line.indexOf(':'))))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .filter(name -> !name.isEmpty() && name.indexOf(':') < 0)
        .distinct()
        .limit(ChatSides.MOST_SPEAKERS)
        .toList();
  }

  /**
   * Returns the lines of tickets that name the customer: "Requester Ana Gil <ana@correo.example>".
   */
  private static String requesters(List<String> lines, Speakers speakers) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.length() <= LONGEST_REQUESTER && line.indexOf('@') > 0)
        .filter(line -> speakers.isCustomer(Letters.words(line).get(0)))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  /** Reads "16:04 Dani Lizana Hola" by a name that a line above gives. */
  private static Optional<Turn> row(String line, List<String> named) {
    int space = line.indexOf(' ');
    boolean time = space > 0 && CLOCK.matches(line.substring(0, space));
    String rest = time ? line.substring(space + 1).strip() : "";
    return named.stream()
        .filter(name -> rest.startsWith(name + " "))
        .findFirst()
        .map(name -> new Turn(name, rest.substring(name.length() + 1).strip(), true));
  }

  private static boolean isTurn(Turn turn, Map<String, Integer> counts) {
    return turn.timed() || counts.get(turn.speaker()) > 1;
  }

  private static Turn continued(Turn before, String line) {
    return before != null && before.timed() ? new Turn(before.speaker(), line, true) : null;
  }

  // Saves most mails the search for turns: a chat has times, or the same speakers again.
  private static boolean mayBeChat(List<String> lines) {
    Set<String> beginnings = new HashSet<>();
    int signs = 0;
    for (String line : lines) {
      String text = Letters.start(line.strip(), LONGEST_HEAD);
      int colon = text.indexOf(':');
      int end = text.startsWith("[") ? text.indexOf(']') : colon;
      boolean recurring = end > 0 && !beginnings.add(text.substring(0, end).strip());
      boolean time = colon > 0 && Character.isDigit(text.charAt(colon - 1));
      signs += time || text.startsWith("[") || text.startsWith("(") ? 1 : 0;
      if (recurring || signs >= FEWEST_TURNS || isDated(text)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a messenger has copied a turn there: "[16/11/26 20:11:03] Ana: ...". */
  private static boolean isDated(String line) {
    int end = line.startsWith("[") ? line.indexOf(']') : -1;
    String time = end < 0 ? "" : line.substring(1, end);
    return time.length() >= SHORTEST_MOMENT
        && Character.isDigit(time.charAt(0))
        && time.indexOf(':') > 0
        && "/.-".chars().anyMatch(sign -> time.indexOf(sign) == time.lastIndexOf(sign) - 3);
  }

  private static Optional<Turn> turn(String line, Speakers speakers) {
    boolean maybe =
        line.length() <= LONGEST_LINE && (line.indexOf(':') > 0 || line.startsWith("["));
    if (!maybe) {
      return Optional.empty();
    }
    if (line.length() <= LONGEST_HEAD && Character.isLetter(line.charAt(0))) {
      Matcher head = HEAD.matcher(line);
      if (head.find()) {
        return Optional.of(new Turn(speaker(head.group("speaker")), "", true));
      }
    }
    Matcher turn = TURN.matcher(line);
    if (turn.find() && isTurn(turn, speakers)) {
      return Optional.of(
          new Turn(
              speaker(turn.group("speaker")),
              turn.group("said"),
              turn.group("time") != null || turn.group("after") != null,
              isDated(line)));
    }
    Matcher row = ROW.matcher(line);
    if (row.find() && speakers.isOfSide(row.group("speaker"))) {
      return Optional.of(new Turn(row.group("speaker"), row.group("said"), true));
    }
    Matcher brackets = IN_BRACKETS.matcher(line);
    return brackets.find()
        ? Optional.of(new Turn(brackets.group("speaker"), brackets.group("said"), false))
        : Optional.empty();
  }

  // A path "Inicio > Coches" has no time, and a program's log has no speaker.
  private static boolean isTurn(Matcher turn, Speakers speakers) {
    return (turn.group("sign").endsWith(":") || turn.group("time") != null)
        && (turn.group("day") == null || speakers.isOfSide(turn.group("speaker")));
  }

  // WhatsApp writes "~Ana" for a person who is no contact of the phone's owner, and people add
  // pictures: "Ana 🌻".
  private static String speaker(String written) {
    int start = 0;
    while (start < written.length() && !isOfName(written.charAt(start))) {
      start++;
    }
    int end = written.length();
    while (end > start && isPicture(written.charAt(end - 1))) {
      end--;
    }
    return written.substring(start, end).strip();
  }

  private static boolean isPicture(char c) {
    return c > '\u2000' && !Character.isLetterOrDigit(c);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '+';
  }

  // A form has each label once; a chat has the same speakers again and again.
  private static boolean isChat(List<Turn> turns, Map<String, Integer> counts) {
    long timed = turns.stream().filter(turn -> turn != null && turn.timed()).count();
    long recurring =
        turns.stream().filter(turn -> turn != null && counts.get(turn.speaker()) > 1).count();
    long all = turns.stream().filter(turn -> turn != null).count();
    if (!Collections.disjoint(counts.keySet(), HEADERS)) {
      return false;
    }
    return timed >= FEWEST_TURNS
        || turns.stream().anyMatch(turn -> turn != null && turn.dated())
        || (recurring >= FEWEST_TURNS
            && counts.values().stream().filter(count -> count > 1).count() >= 2
            && recurring * 2 >= all);
  }
}
