package es.sml.connector.parse.contact;

import com.google.re2j.Pattern;
import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the customer's name in sentences, in the signature and in the sender. Decides how sure it
 * is, and which of two names is the fuller form.
 */
public final class ContactNames {
  /** The time of a call, between its words and the caller: "Ha llamado a las 12:20 Ana Ruiz". */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i) (?:a las|a les|ás|às|at|um|à|alle|om) \\d{1,2}[:.h]\\d{2}(?: ?(?:h|horas|uhr|uur)\\b\\.?)?");

  /** Another person within a sentence: "Our agent, Ana Ruiz (666 777 888), will sign". */
  private static final Pattern APPOSITION = Pattern.compile("\\p{Ll}, [^,:\\n]+\\n[), ]+\\p{Ll}");

  private static final String CLIENT = "client";
  private static final int SHORTEST_FORM = 3;
  private static final int LONGEST_NAME = 50;
  private static final double BEHALF = 0.92;
  private static final double INTRODUCED = 0.9;
  private static final double WRITER = 0.88;
  private static final double SENDER = 0.8;
  private static final double FULL_BESIDE_NUMBER = 0.82;
  private static final double MENTIONED = 0.78;
  private static final double BESIDE_NUMBER = 0.75;

  private static final double UNKNOWN_SENDER = 0.72;
  private static final double ADDRESS = 0.3;
  private static final int MOST_WORDS_BESIDE = 4;
  private static final int SHORTEST_LAST_WORD = 2;

  /** The person whose signature ends the text. */
  enum Signer {
    CUSTOMER(0.85),
    /** A forwarded mail, which may also end with the words of a colleague. */
    EITHER(0.75),
    /** A colleague at the dealer. The confidence is too low for a field. */
    COLLEAGUE(0.4);

    private final double confidence;

    Signer(double confidence) {
      this.confidence = confidence;
    }

    double confidence() {
      return confidence;
    }
  }

  private final PersonNames people;

  ContactNames(PersonNames people) {
    this.people = people;
  }

  /**
   * The places of a mail that may show the customer's name.
   *
   * @param text that the customer wrote
   * @param subject of the mail
   * @param about the text of a portal or colleague about the customer; empty in a customer's mail
   * @param signer of the text
   * @param sender the mail's sender, who may be a website
   * @param senders the headers with the customer's name and address
   * @param ofClient the line with the number of another person, for whom the writer asks
   * @param besideNumbers the lines of the customer's telephone numbers
   */
  record Places(
      String text,
      String subject,
      String about,
      Signer signer,
      String sender,
      List<String> senders,
      String ofClient,
      List<String> besideNumbers) {}

  /** Returns whether one who works for the sender signs the text: "Maite Gil, customer care". */
  boolean isSignedForOffice(String text) {
    return people.isSignedForOffice(unquoted(text));
  }

  /** Returns whether the line is a person's name or a title with a name. */
  boolean isPerson(String line) {
    return people.isName(line) || people.isTitled(line);
  }

  /** Returns the whole name in the part: "for my aunt, Ana Ruiz, and", "her name is Ana Ruiz". */
  private Optional<String> apposition(String part) {
    return people
        .nameIn(part.strip())
        .or(() -> people.mentionedIn(part))
        .filter(name -> name.indexOf(' ') > 0 && Character.isUpperCase(name.charAt(0)));
  }

  /** Returns the names, the likeliest first. */
  List<Candidate> of(Places places) {
    List<Candidate> names = new ArrayList<>();
    boolean another = !places.ofClient().isEmpty() && places.senders().isEmpty();
    double introduced = another ? ADDRESS : INTRODUCED;
    people
        .behalfIn(places.text())
        .ifPresent(name -> add(names, name, BEHALF, "the words about the customer"));
    people
        .introducedIn(places.text())
        .ifPresent(name -> add(names, name, introduced, "the mail's text"));
    Letters.pieces(places.ofClient().replace(". ", ",").replace(':', ','), ',').stream()
        .flatMap(part -> apposition(part).stream())
        .forEach(name -> add(names, name, MENTIONED, "the words about the customer"));
    Optional<String> signature =
        people
            .signatureOf(unquoted(places.text()))
            .filter(name -> !isNamed(name, EmailReader.displayName(places.sender())));
    signature.ifPresent(
        name -> add(names, name, places.signer().confidence(), "the mail's signature"));
    String signed = signature.orElse("");
    for (String sender : places.senders()) {
      people
          .fromDisplayName(sender)
          .or(() -> people.possibleDisplayName(sender).filter(name -> signs(name, places.text())))
          .ifPresent(
              name ->
                  add(
                      names,
                      name,
                      isWriter(name, sender, signed, places.text()) ? WRITER : SENDER,
                      "the mail's sender"));
    }
    people
        .relayedBy(places.sender())
        .ifPresent(name -> add(names, name, SENDER, "the mail's sender"));
    subjectName(places.about())
        .ifPresent(name -> add(names, name, MENTIONED, "the mail's subject"));
    people
        .mentionedIn(CLOCK.matcher(places.about()).replaceAll(""))
        .ifPresent(name -> add(names, name, MENTIONED, "the words about the customer"));
    places
        .besideNumbers()
        .forEach(
            line ->
                beside(line)
                    .ifPresent(
                        name ->
                            add(
                                names,
                                name,
                                isAlone(name, line) ? FULL_BESIDE_NUMBER : BESIDE_NUMBER,
                                "the words beside the telephone number")));
    if (names.isEmpty() && places.about().isEmpty()) {
      ownSubject(places.subject())
          .ifPresent(name -> add(names, name, MENTIONED, "the mail's subject"));
    }
    if (names.isEmpty()) {
      places.senders().stream()
          .flatMap(sender -> people.possibleDisplayName(sender).stream())
          .forEach(name -> add(names, name, UNKNOWN_SENDER, "the mail's sender"));
    }
    if (names.isEmpty() && places.about().isEmpty()) {
      places.senders().stream()
          .filter(ContactNames::isNickname)
          .map(EmailReader::displayName)
          .forEach(name -> add(names, name, UNKNOWN_SENDER, "the mail's sender"));
    }
    if (names.isEmpty()) {
      places.senders().stream()
          .flatMap(sender -> EmailReader.addresses(sender).stream())
          .map(address -> people.fromAddress(address.substring(0, address.indexOf('@'))))
          .flatMap(Optional::stream)
          .forEach(name -> add(names, name, ADDRESS, "the sender's address"));
    }
    return fullest(names);
  }

  /** Returns whether the sender's name also stands alone in a line of the text: "Mrs Ana Ruiz". */
  private boolean signs(String name, String text) {
    return text.lines()
        .map(String::strip)
        .anyMatch(
            line -> line.equals(name) || (line.endsWith(" " + name) && people.isTitled(line)));
  }

  /**
   * Returns whether a pet name signs for the sender: the whole name also stands in the text, or the
   * address begins with the pet name, or the pet name is in another script than the sender's.
   */
  private boolean isWriter(String name, String sender, String signed, String text) {
    boolean pet = !signed.isEmpty() && signed.indexOf(' ') < 0 && name.indexOf(' ') > 0;
    return pet
        && (NameForms.areOfTwoScripts(signed, name)
            || signs(name, text)
            || (signed.length() >= SHORTEST_FORM
                && EmailReader.addresses(sender).stream()
                    .anyMatch(
                        address -> Letters.lower(address).startsWith(Letters.plain(signed)))));
  }

  /** Returns whether the sender calls itself like its address: "kev31 <kev31@correo.example>". */
  private static boolean isNickname(String header) {
    String name = EmailReader.displayName(header);
    return EmailReader.addresses(header).stream()
        .anyMatch(address -> address.startsWith(name + "@"));
  }

  /** Returns whether all words of the name are in that of a website: "Ana of Motor Sur". */
  private static boolean isNamed(String name, String website) {
    return Words.of(website).list().containsAll(Words.of(name).list());
  }

  /** Returns the whole name that is a part of the subject: "Prueba - Kia Ceed - Ana Ruiz". */
  private Optional<String> subjectName(String about) {
    String subject = Letters.start(about, about.indexOf('\n') < 0 ? 0 : about.indexOf('\n'));
    return nameAmong(subject.replace(':', '|'));
  }

  /** Returns the same of a customer's own subject, where a salesperson may stand after a colon. */
  private Optional<String> ownSubject(String subject) {
    boolean parts = subject.contains(" - ") || subject.contains(" – ") || subject.contains("|");
    return parts && subject.indexOf(':') < 0
        ? nameAmong(subject)
        : people.mentionedIn(subject).filter(name -> name.indexOf(' ') > 0);
  }

  private Optional<String> nameAmong(String parts) {
    return Letters.pieces(parts.replace(" - ", "|").replace(" – ", "|"), '|').stream()
        .flatMap(part -> people.nameIn(withoutTown(part.strip())).stream())
        .filter(name -> name.indexOf(' ') > 0)
        .findFirst();
  }

  /** Returns the part without the brackets at its end: "Ana Ruiz (Lugo)". */
  private static String withoutTown(String part) {
    int open = part.indexOf(" (");
    return open > 0 && part.endsWith(")") ? part.substring(0, open) : part;
  }

  private static List<String> unquoted(String text) {
    return text.lines().filter(line -> !line.startsWith(">")).toList();
  }

  private static void add(List<Candidate> names, String name, double confidence, String origin) {
    names.add(new Candidate(name, confidence, origin, ""));
  }

  /** Returns the name that is next to the number: "Ana Ruiz, 666 777 888". */
  private Optional<String> beside(String line) {
    int number = line.indexOf('\n');
    String before = line.substring(0, number).strip();
    String after = line.substring(number + 1).strip();
    int open = before.lastIndexOf('('); // "Ana Ruiz (client of the workshop, 666 777 888)"
    Optional<String> outside =
        open > 0 && before.indexOf(CLIENT, open) > 0 && before.indexOf(')', open) < 0
            ? part(before.substring(0, open), true).filter(name -> name.indexOf(' ') > 0)
            : Optional.empty();
    return outside.or(() -> part(before, true)).or(() -> part(after, false));
  }

  /** Returns whether the name is whole, and no words before it call it another person's. */
  private static boolean isAlone(String name, String line) {
    return name.indexOf(' ') > 0 && !APPOSITION.matcher(line).find();
  }

  private Optional<String> part(String text, boolean last) {
    String trimmed = trimmed(text);
    int cut = last ? lastSign(trimmed) : firstSign(trimmed);
    String part = last ? trimmed.substring(cut + 1) : trimmed.substring(0, cut);
    List<String> words = Letters.words(part);
    if (words.size() > MOST_WORDS_BESIDE) {
      return last ? titledEnd(words) : Optional.empty();
    }
    boolean place = part.contains(" de "); // "Arenas de San Pedro" names nobody
    boolean whole =
        part.equals(trimmed) && (people.isTitled(part) || (part.indexOf(' ') > 0 && !place));
    return people
        .nameIn(part.strip())
        .or(() -> whole ? people.possibleNameIn(part) : Optional.empty());
  }

  /** Returns the name after a title at the end: "Please call Mrs Ana Ruiz". */
  private Optional<String> titledEnd(List<String> words) {
    for (int size = MOST_WORDS_BESIDE; size > 1; size--) {
      String end = String.join(" ", words.subList(words.size() - size, words.size()));
      if (people.isTitled(end)) {
        return people.possibleNameIn(end);
      }
    }
    return Optional.empty();
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && !Character.isLetter(text.charAt(start))) {
      start++;
    }
    while (end > start
        && !Character.isLetter(text.charAt(end - 1))
        && text.charAt(end - 1) != '.') {
      end--;
    }
    return text.substring(start, end);
  }

  private static int lastSign(String text) {
    int at = text.length() - 1;
    while (at >= 0 && ",:;!?()".indexOf(text.charAt(at)) < 0 && !endsSentence(text, at)) {
      at--;
    }
    return at;
  }

  // "gracias. Ana Ruiz", but not "Sra. Ruiz".
  private static boolean endsSentence(String text, int at) {
    int start = text.lastIndexOf(' ', at - 1) + 1;
    return at > 0
        && text.startsWith(". ", at)
        && at - start >= SHORTEST_LAST_WORD
        && Character.isLowerCase(text.charAt(start));
  }

  private static int firstSign(String text) {
    int at = 0;
    while (at < text.length() && ",:;.!?()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Puts the fullest form of the likeliest name first: "Ana Ruiz" of the sender for "Ana". */
  private static List<Candidate> fullest(List<Candidate> names) {
    if (names.size() < 2) {
      return names;
    }
    names.sort(Comparator.comparing(Candidate::confidence).reversed());
    Candidate first = names.get(0);
    Candidate best = first;
    for (Candidate other : names) {
      if (isFuller(other.value(), best.value())) {
        best =
            new Candidate(other.value(), first.confidence(), other.origin(), other.uncertainty());
      }
    }
    String value = best.value();
    names.removeIf(name -> name.value().equals(value));
    names.add(0, best);
    return names;
  }

  /** Returns the name that the words say, or that signs them. */
  Optional<String> writer(String text) {
    return people.introducedIn(text).or(() -> people.signatureOf(unquoted(text)));
  }

  /** Returns the fuller form of that name in the customer's words or signature. */
  Optional<String> fuller(String name, String text) {
    return people
        .introducedIn(text)
        .filter(other -> isFuller(other, name))
        .or(() -> people.signatureOf(unquoted(text)).filter(other -> isFuller(other, name)));
  }

  /** Returns the fuller form of that name in a sentence about the customer. */
  Optional<String> mentioned(String name, String text) {
    return people
        .mentionedIn(text)
        .filter(other -> isFuller(other, name))
        .or(() -> onlyLine(text, name + " "))
        .or(() -> onlyNameIn(text, name + " "));
  }

  /** Returns the only name and surname in the text that begin so: "It was Ana Ruiz, who". */
  private Optional<String> onlyNameIn(String text, String beginning) {
    Set<String> whole = new LinkedHashSet<>();
    for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
      String rest = Letters.start(text.substring(at + beginning.length()), LONGEST_NAME);
      int end = endOfWord(rest, 0);
      int second = rest.startsWith(" ", end) ? endOfWord(rest, end + 1) : end;
      boolean surnames =
          second > end + 1
              && Character.isUpperCase(rest.charAt(end + 1))
              && Character.isLowerCase(rest.charAt(second - 1)) // "DE", among capitals
              && people.isName(beginning + rest.substring(0, second));
      String name = beginning + rest.substring(0, surnames ? second : end);
      boolean starts = at == 0 || !Character.isLetter(text.charAt(at - 1));
      if (starts && end > 1 && Character.isUpperCase(rest.charAt(0)) && people.isName(name)) {
        whole.add(name);
      }
    }
    return whole.size() == 1 ? whole.stream().findFirst() : Optional.empty();
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && isOfWord(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(String text, int at) {
    boolean hyphen =
        text.charAt(at) == '-' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    return hyphen || Character.isLetter(text.charAt(at));
  }

  /** Returns the only whole name that fills a line, or follows its label, and begins so. */
  private Optional<String> onlyLine(String text, String beginning) {
    boolean named = beginning.strip().indexOf(' ') > 0; // a second surname may be unknown
    List<String> whole =
        text.lines()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .filter(line -> line.length() <= LONGEST_NAME && line.startsWith(beginning))
            .filter(
                line ->
                    people.isName(line)
                        || (named
                            && line.indexOf(' ', beginning.length()) < 0
                            && people.possibleNameIn(line).isPresent()))
            .distinct()
            .toList();
    return whole.size() == 1 ? Optional.of(whole.get(0)) : Optional.empty();
  }

  /** Returns whether the other name is a fuller form of that name. */
  public static boolean isFuller(String other, String name) {
    List<String> longer = Words.of(other).list();
    List<String> shorter = Words.of(name).list();
    boolean more = longer.size() > shorter.size() || NameForms.areInitials(shorter, longer);
    if (more && shorter.size() == 1 && NameForms.isShort(shorter.get(0), longer.get(0))) {
      return true;
    }
    return more && shorter.stream().allMatch(word -> hasWord(longer, word));
  }

  private static boolean hasWord(List<String> words, String word) {
    return words.stream()
        .anyMatch(other -> other.equals(word) || (word.length() == 1 && other.startsWith(word)));
  }
}
