package es.sml.connector.parse.vocabulary;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Weight of a group of phrases in the decision on a mail, as evidence.tsv states it.
 *
 * @param name for a person
 * @param side for an enquiry, against it, or against it with a person to read the mail
 * @param weight of one phrase
 * @param place where the phrases count
 * @param dismisses true if such a mail may end without a person
 * @param inForm true if the phrases count in the customer's message of a form, too
 */
public record EvidenceKind(
    String name, Side side, int weight, Place place, boolean dismisses, boolean inForm) {

  /** The direction of the evidence. */
  public enum Side {
    FOR,
    AGAINST,
    PERSON
  }

  /** The place of a mail where phrases count. */
  public enum Place {
    ANY,
    SUBJECT,
    SENDER,
    OWN
  }

  private static final int COLUMNS = 7;

  /** Phrases of less weight support others, and prove nothing alone. */
  private static final int HINT = 1;

  private static final Set<String> DISMISS = Set.of("dismiss", "");
  private static final Set<String> COUNTS = Set.of("counts", "");

  /** Returns whether the phrases only support others. */
  public boolean isHint() {
    return weight <= HINT;
  }

  /**
   * Reads the weights, by group.
   *
   * @param groups those that have phrases
   * @throws InvalidFormatFileException naming file and line of a wrong row
   */
  static Map<String, EvidenceKind> load(Path directory, Set<String> groups) {
    Map<String, EvidenceKind> kinds = new LinkedHashMap<>();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("evidence.tsv"), COLUMNS)) {
      if (!groups.contains(row.text(0))) {
        throw row.wrong(
            "vocabulary.no-phrase",
            "names the group {0}, which has no phrase{1}",
            row.text(0),
            Misspelling.hint(row.text(0), groups));
      }
      kinds.put(row.text(0), of(row));
    }
    return kinds;
  }

  private static EvidenceKind of(VocabularyFile.Row row) {
    if (!DISMISS.contains(row.text(4)) || !COUNTS.contains(row.text(5))) {
      throw row.wrong("vocabulary.evidence", "has a wrong word; write dismiss, counts or -");
    }
    try {
      return new EvidenceKind(
          row.text(6),
          named(Side.class, row, 1),
          Integer.parseInt(row.text(2)),
          named(Place.class, row, 3),
          !row.text(4).isEmpty(),
          !row.text(5).isEmpty());
    } catch (NumberFormatException e) {
      throw row.wrong(
          "vocabulary.weight", "needs a whole number as its weight, not {0}", row.text(2));
    }
  }

  private static <E extends Enum<E>> E named(Class<E> type, VocabularyFile.Row row, int column) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(row.text(column))) {
        return constant;
      }
    }
    throw row.wrong(
        "vocabulary.word",
        "has the unknown word {0}; see the file's first lines",
        row.text(column));
  }
}
