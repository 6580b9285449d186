package es.sml.connector.parse.vocabulary;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;

/** Tells the customer from the dealer's side by a speaker's name in a chat. */
public final class Speakers {
  private static final String FILE = "speakers.tsv";
  private static final String CUSTOMER = "customer";
  private static final String DEALER = "dealer";
  private static final String HELP = "help";
  private static final String MEDIA = "media";
  private static final String SENT = "sent";
  private static final int FEWEST_DIGITS = 9;

  private final PhraseTable<String> sides = new PhraseTable<>();
  private final PhraseTable<String> help = new PhraseTable<>();
  private final PhraseTable<String> media = new PhraseTable<>();
  private final PhraseTable<String> sent = new PhraseTable<>();

  private Speakers() {}

  /** Reads the names. */
  public static Speakers load(Path directory) {
    Speakers speakers = new Speakers();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve(FILE), 2)) {
      PhraseTable<String> table =
          switch (row.text(0)) {
            case CUSTOMER, DEALER -> speakers.sides;
            case HELP -> speakers.help;
            case MEDIA -> speakers.media;
            case SENT -> speakers.sent;
            default ->
                throw row.wrong(
                    "vocabulary.speaker",
                    "unknown kind {0}; use customer, dealer, help, media or sent",
                    row.text(0));
          };
      row.list(1).forEach(phrase -> table.add(phrase, row.text(0)));
    }
    return speakers;
  }

  /** Returns whether the name is a word for a customer, or a telephone number. */
  public boolean isCustomer(String name) {
    return is(name, CUSTOMER) || (isNumber(name) && !isSent(name));
  }

  /** Returns whether the name is a word for the dealer's side. */
  public boolean isDealer(String name) {
    return is(name, DEALER) || (isNumber(name) && isSent(name));
  }

  /** Returns whether the name is a word for one of both sides. */
  public boolean isOfSide(String name) {
    return isCustomer(name) || isDealer(name);
  }

  /** Returns whether a turn offers help, as only the dealer's side does. */
  public boolean offersHelp(String said) {
    return !help.in(Words.of(said)).isEmpty();
  }

  /** Returns whether a chat's program wrote it in place of a picture, a recording or a file. */
  public boolean isMedia(String said) {
    Words words = Words.of(said);
    return media.in(words).stream().anyMatch(match -> match.size() == words.size());
  }

  /** Returns whether the name is a telephone number. */
  public boolean isNumber(String name) {
    return name.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
  }

  // "OUT 600100200", as a gateway of short messages writes what the dealer sent.
  private boolean isSent(String name) {
    return !sent.in(Words.of(name)).isEmpty();
  }

  private boolean is(String name, String side) {
    return sides.in(Words.of(name)).stream().anyMatch(match -> match.value().equals(side));
  }
}
