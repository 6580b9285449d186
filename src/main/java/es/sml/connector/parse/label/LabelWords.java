package es.sml.connector.parse.label;

import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LeadField;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the field that a label names from its words, in any of ten languages. Decides how sure the
 * meaning must be. Every word must have a sense that fits the others, so that a sentence is no
 * label.
 */
public final class LabelWords {
  /** Below this confidence, a label has no meaning. */
  public static final double FEWEST = 0.6;

  /** Above this confidence, words before a question do not matter. */
  private static final double SURE = 0.9;

  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 14;

  private final LabelTrie words;
  private final LabelSpelling spelling;

  /** More names of fields, such as those of one template. */
  private final LabelTrie more;

  private LabelWords(LabelTrie words, LabelSpelling spelling, LabelTrie more) {
    this.words = words;
    this.spelling = spelling;
    this.more = more;
  }

  /** Reads the words of the labels. */
  public static LabelWords load(Path directory) {
    LabelTrie words = new LabelTrie();
    LabelSpelling spelling = new LabelSpelling(words);
    LabelFile.read(directory.resolve("labels.tsv"), words, spelling);
    return new LabelWords(words, spelling, new LabelTrie());
  }

  /** Returns the words without any, for labels that are only known exactly. */
  public static LabelWords none() {
    LabelTrie words = new LabelTrie();
    return new LabelWords(words, new LabelSpelling(words), new LabelTrie());
  }

  /** Returns these words and more names of fields, as far as these do not explain them. */
  public LabelWords with(List<Map<LeadField, List<String>>> names) {
    LabelTrie added = new LabelTrie();
    for (Map<LeadField, List<String>> labels : names) {
      labels.forEach((field, written) -> written.forEach(label -> add(field, label, added)));
    }
    return new LabelWords(words, spelling, added);
  }

  private void add(LeadField field, String label, LabelTrie added) {
    List<String> phrase = LabelTokens.of(label).words();
    if (!phrase.isEmpty() && words.of(phrase).isEmpty() && meaning(label).isEmpty()) {
      added.add(phrase, LabelSense.head(field, LabelSense.ALL_LANGUAGES));
    }
  }

  /** Returns the meaning of the label; empty if its words are not known. */
  public Optional<LabelMeaning> meaning(String label) {
    Optional<LabelMeaning> whole = meaning(label, 0);
    return whole.filter(meaning -> meaning.confidence() >= SURE).isPresent()
        ? whole
        : AskedPart.of(label).flatMap(question -> meaning(question, 0)).or(() -> whole);
  }

  /** Returns the meaning of a line. A question after other words is a form's if it is numbered. */
  public Optional<LabelMeaning> meaningOfLine(String line) {
    boolean numbered = !line.isEmpty() && Character.isDigit(line.charAt(0));
    return numbered ? meaning(line) : meaning(line, 0);
  }

  /** Returns the meaning of a label that stands among those of the customer's own vehicle. */
  public Optional<LabelMeaning> meaningOfTradeIn(String label) {
    return meaning(label, LabelPart.TRADE_IN.bit());
  }

  private Optional<LabelMeaning> meaning(String label, int parts) {
    if (label.length() > LONGEST) {
      return Optional.empty();
    }
    LabelTokens tokens = LabelTokens.of(label);
    if (tokens.words().isEmpty() || tokens.words().size() > MOST_WORDS) {
      return Optional.empty();
    }
    LabelSenses senses = new LabelSenses(words, more, spelling);
    if (!senses.read(tokens.words())) {
      return Optional.empty();
    }
    return Optional.ofNullable(new LabelReading(words, senses).meaning(tokens, parts))
        .filter(meaning -> meaning.confidence() >= FEWEST);
  }
}
