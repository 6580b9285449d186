package es.sml.connector.parse;

import es.sml.connector.parse.text.PhraseTable;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.Optional;

/** The words before numbers in sentences, which say whose telephone it is. */
final class PhoneWords {
  /** A word further away belongs to something else. */
  private static final int MOST_BETWEEN = 4;

  private final PhraseTable<Kind> phrases = new PhraseTable<>();

  /** The meaning of words before a number. */
  enum Kind {
    /** The customer's telephone: "llámame al". */
    OWN,
    /** A telephone: "Tel." */
    LABEL,
    /** A company's telephone: "Fax", "call us on". */
    DEALER,
    /** Another number: "Ref." */
    ID
  }

  /** Reads the words. */
  static PhoneWords load(Path directory) {
    PhoneWords words = new PhoneWords();
    VocabularyFile.rows(directory.resolve("phone-words.tsv"), 2)
        .forEach(row -> words.phrases.add(row.text(1), kind(row)));
    return words;
  }

  private static Kind kind(VocabularyFile.Row row) {
    return switch (row.text(0)) {
      case "own" -> Kind.OWN;
      case "label" -> Kind.LABEL;
      case "dealer" -> Kind.DEALER;
      case "id" -> Kind.ID;
      default -> throw row.wrong("unknown kind " + row.text(0));
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
