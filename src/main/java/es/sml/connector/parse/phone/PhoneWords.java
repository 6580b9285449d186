package es.sml.connector.parse.phone;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The words before numbers in sentences, which say whose telephone it is. */
public final class PhoneWords {
  /** A word further away belongs to something else. */
  private static final int MOST_BETWEEN = 4;

  private final PhraseTable<Kind> phrases = new PhraseTable<>();
  private final SpeltDigits spelt = new SpeltDigits();
  private final Set<String> denials = new HashSet<>();
  private final Set<String> corrections = new HashSet<>();

  /** The meaning of words before a number. */
  enum Kind {
    /** The customer's telephone: "llámame al". */
    OWN,
    /** The customer's telephone, in place of a wrong one: "I meant". */
    CORRECTED,
    /** The telephone of the person for whom the writer asks: "call my father on". */
    THEIRS,
    /** A telephone: "Tel." */
    LABEL,
    /** A company's telephone: "Fax", "call us on". */
    DEALER,
    /** The telephone of the named company, as in a portal's footer: "Coches S.L." */
    FOOTER,
    /** Another number: "Ref." */
    ID
  }

  /** Reads the words. */
  public static PhoneWords load(Path directory) {
    PhoneWords words = new PhoneWords();
    VocabularyFile.rows(directory.resolve("phone-words.tsv"), 2).forEach(words::add);
    return words;
  }

  private void add(VocabularyFile.Row row) {
    if (Character.isDigit(row.text(0).charAt(0))) {
      spelt.add(Letters.plain(row.text(1)), row.text(0));
    } else if (row.text(0).equals("denied")) {
      denials.add(joined(row.text(1)));
    } else if (row.text(0).equals("instead")) {
      corrections.add(joined(row.text(1)));
    } else {
      phrases.add(row.text(1), kind(row));
    }
  }

  /** Returns the words for digits. */
  SpeltDigits spelt() {
    return spelt;
  }

  private static String joined(String text) {
    return String.join(" ", Words.of(text).list());
  }

  /** Returns whether the words between two numbers deny the second: "and not". */
  boolean denySecond(String between) {
    return denials.contains(joined(between));
  }

  /** Returns whether the words between two numbers put the second in place of the first: "but". */
  boolean denyFirst(String between) {
    return corrections.contains(joined(between));
  }

  private static Kind kind(VocabularyFile.Row row) {
    return switch (row.text(0)) {
      case "own" -> Kind.OWN;
      case "corrected" -> Kind.CORRECTED;
      case "theirs" -> Kind.THEIRS;
      case "label" -> Kind.LABEL;
      case "dealer" -> Kind.DEALER;
      case "footer" -> Kind.FOOTER;
      case "id" -> Kind.ID;
      default -> throw row.wrong("vocabulary.kind", "unknown kind {0}", row.text(0));
    };
  }

  /** Returns the meaning of the last known words of the text before a number. */
  Optional<Kind> before(String text) {
    Words words = Words.of(text);
    Kind last = null;
    int end = -1;
    for (PhraseTable.Match<Kind> match : phrases.in(words)) {
      boolean samePlace = last != null && match.first() - end <= MOST_BETWEEN;
      boolean stronger = !samePlace || match.value() != Kind.LABEL || last == Kind.ID;
      last = stronger ? match.value() : last;
      end = match.last();
    }
    return Optional.ofNullable(words.size() - 1 - end <= MOST_BETWEEN ? last : null);
  }
}
