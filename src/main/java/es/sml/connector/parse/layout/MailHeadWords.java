package es.sml.connector.parse.layout;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.Optional;

/** Recognises the lines that mail programs write before a forwarded or an earlier mail. */
public final class MailHeadWords {
  /** Knows no line. */
  public static final MailHeadWords NONE = new MailHeadWords();

  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_LINE = 300;

  /** A help desk's line "##- Please type your reply above this line -##", in any language. */
  public static final String TICKET = "##-";

  private static final String TICKET_END = "-##";

  private final PhraseTable<Line> names = new PhraseTable<>();
  private final PhraseTable<Line> rules = new PhraseTable<>();
  private final PhraseTable<Line> attributions = new PhraseTable<>();

  /** The kinds of lines. */
  public enum Line {
    /** "From: Ana &lt;ana@example.org&gt;". */
    FROM,
    /** "To: ...". */
    TO,
    /** "Cc: ...". */
    CC,
    /** "Date: ...". */
    SENT,
    /** "Subject: ...". */
    SUBJECT,
    /** "Reply-To: ...". */
    REPLY_TO,
    /** "---------- Forwarded message ---------". */
    FORWARD,
    /** "-----Original Message-----". */
    ORIGINAL,
    /** "--- Please reply above this line ---". */
    ABOVE,
    /** "On 5 October 2026, Ana wrote:". */
    WROTE,
    /** The first word of such a line. */
    ON
  }

  private MailHeadWords() {}

  /** Reads the words. */
  public static MailHeadWords load(Path directory) {
    MailHeadWords heads = new MailHeadWords();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("mail-heads.tsv"), 3)) {
      Line kind = kind(row);
      PhraseTable<Line> table =
          switch (kind) {
            case FORWARD, ORIGINAL, ABOVE -> heads.rules;
            case WROTE, ON -> heads.attributions;
            default -> heads.names;
          };
      Phrase.each(row.text(2), phrase -> table.add(phrase, kind));
    }
    return heads;
  }

  private static Line kind(VocabularyFile.Row row) {
    try {
      return Line.valueOf(Letters.upper(row.text(0)).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw row.wrong(
          "vocabulary.mail-head", "has an unknown kind; use one that the file's beginning lists");
    }
  }

  /** Returns the kind of a header line by the name before its colon; empty if it is none. */
  public Optional<Line> header(String name) {
    return name.length() > LONGEST_NAME ? Optional.empty() : whole(names, Words.of(name));
  }

  /**
   * Returns FORWARD, ORIGINAL, ABOVE or WROTE for a line that mail programs put before another
   * mail; empty for any other line.
   */
  public Optional<Line> announcement(String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    if (line.startsWith(TICKET) && line.endsWith(TICKET_END)) {
      return Optional.of(Line.ABOVE);
    }
    boolean rule = line.startsWith("--") || line.endsWith("--");
    if (line.endsWith(":") && !rule) {
      Words words = Words.of(line);
      return whole(rules, words).or(() -> attribution(words));
    }
    return rule ? whole(rules, Words.of(line)) : Optional.empty();
  }

  private Optional<Line> attribution(Words words) {
    boolean begins = words.size() > 2 && is(Line.ON, words, 0);
    for (int at = 1; begins && at < words.size(); at++) {
      if (is(Line.WROTE, words, at)) {
        return Optional.of(Line.WROTE);
      }
    }
    return Optional.empty();
  }

  private boolean is(Line kind, Words words, int at) {
    return attributions.allAt(words, at).stream().anyMatch(found -> found.value() == kind);
  }

  private static Optional<Line> whole(PhraseTable<Line> table, Words words) {
    return words.size() == 0
        ? Optional.empty()
        : table
            .at(words, 0)
            .filter(found -> found.last() == words.size() - 1)
            .map(PhraseTable.Match::value);
  }
}
