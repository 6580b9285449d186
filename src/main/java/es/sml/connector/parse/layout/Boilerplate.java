package es.sml.connector.parse.layout;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;

/**
 * Recognises the sentences that portals, forms and mail programs put around a message: its end and
 * the footer.
 */
public final class Boilerplate {
  /** Knows no sentence. */
  public static final Boilerplate NONE = new Boilerplate();

  /** The phrases stand near the beginning of a line, or in a short notice. */
  private static final int SEARCHED_START = 80;

  private static final int LONGEST_NOTICE = 1_000;

  private final PhraseTable<Kind> starts = new PhraseTable<>();
  private final PhraseTable<Kind> notices = new PhraseTable<>();

  /** The kinds of the file. */
  private enum Kind {
    END,
    FOOTER,
    NOTICE
  }

  private Boilerplate() {}

  /** Reads the sentences. */
  public static Boilerplate load(Path directory) {
    Boilerplate boilerplate = new Boilerplate();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("boilerplate.tsv"), 3)) {
      Kind kind = kind(row);
      (kind == Kind.NOTICE ? boilerplate.notices : boilerplate.starts).add(row.text(2), kind);
    }
    return boilerplate;
  }

  private static Kind kind(VocabularyFile.Row row) {
    try {
      return Kind.valueOf(Letters.upper(row.text(0)));
    } catch (IllegalArgumentException e) {
      throw row.wrong("vocabulary.boilerplate", "has an unknown kind; use end, footer or notice");
    }
  }

  /** Returns whether a customer's message ends before the line. */
  public boolean endsMessage(String line) {
    Words start = Words.of(Letters.start(line, SEARCHED_START));
    return start.size() > 0 && starts.at(start, 0).isPresent();
  }

  /** Returns whether the line begins a footer of legal notices and links. */
  public boolean isFooter(String line) {
    if (line.length() > LONGEST_NOTICE) {
      return false;
    }
    Words words = Words.of(line);
    boolean begins =
        words.size() > 0
            && starts.at(words, 0).filter(found -> found.value() == Kind.FOOTER).isPresent();
    return begins || !notices.in(words).isEmpty();
  }
}
