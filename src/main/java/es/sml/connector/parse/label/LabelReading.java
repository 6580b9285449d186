package es.sml.connector.parse.label;

import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import java.util.List;

/**
 * Tries the combinations of senses of one label's words for the meaning that explains them best.
 */
final class LabelReading {
  private static final double FORM_BUILDER = 0.4;
  private static final double MIXED_LANGUAGES = 0.05;
  private static final double QUESTION = 0.4;
  private static final double FIRST_PERSON = 0.2;
  private static final int MOST_COMBINATIONS = 200;

  /** A customer may ask for these, so a question must show that the form asks. */
  private static final long OF_CUSTOMERS_QUESTIONS =
      LabelRules.OF_VEHICLE
          | LabelRules.bit(LeadField.WARRANTY)
          | LabelRules.bit(LeadField.FINANCING)
          | LabelRules.bit(LeadField.RESERVATION)
          | LabelRules.bit(LeadField.BUDGET)
          | LabelRules.bit(LeadField.TEST_DRIVE);

  private static final int ASKED_BY_FORM =
      LabelPart.bits(
          LabelPart.YOUR, LabelPart.WISH, LabelPart.WANTED, LabelPart.INTEREST, LabelPart.TRADE_IN);

  private final LabelTrie words;
  private final LabelSenses found;
  private final List<List<LabelSense>> senses;

  // The combination that is being tried, and the best one so far.
  private final long[] beside = new long[16];
  private LabelMeaning best;
  private double bestConfidence;
  private int combinations;
  private boolean asked;

  LabelReading(LabelTrie words, LabelSenses found) {
    this.words = words;
    this.found = found;
    this.senses = found.senses();
  }

  /** Returns the meaning of the best combination of senses; null if none fits together. */
  LabelMeaning meaning(LabelTokens tokens, int parts) {
    if (senses.size() > beside.length) {
      return null;
    }
    int given = parts | hint(tokens.hints());
    asked = tokens.question() && tokens.words().size() > 1;
    LabelRole role = roleOf(tokens.hints());
    if (role != null) {
      return LabelMeaning.of(role, LabelWords.FEWEST);
    }
    combine(0, 0, given, null, LabelSense.ALL_LANGUAGES, 0, tokens.identifier(), parts != 0);
    return best;
  }

  private void combine(
      int word,
      long heads,
      int parts,
      LabelRole role,
      int languages,
      int modifiers,
      boolean identifier,
      boolean section) {
    if (word == senses.size()) {
      conclude(heads, parts, role, languages, modifiers, identifier, section);
      return;
    }
    for (LabelSense sense : senses.get(word)) {
      if (combinations > MOST_COMBINATIONS) {
        return;
      }
      int more = modifiers;
      if (sense.beside() != 0) {
        beside[more++] = sense.beside();
      }
      combine(
          word + 1,
          sense.head() == null ? heads : heads | LabelRules.bit(sense.head()),
          sense.part() == null ? parts : parts | sense.part().bit(),
          role == null ? sense.role() : role,
          languages & sense.languages(),
          more,
          identifier,
          section);
    }
  }

  private void conclude(
      long heads,
      int parts,
      LabelRole role,
      int languages,
      int modifiers,
      boolean identifier,
      boolean section) {
    combinations++;
    LabelMeaning meaning =
        role != null ? LabelMeaning.of(role, 0.9) : LabelRules.meaning(heads, parts);
    if (meaning == null || (role == null && !explains(heads, meaning, modifiers))) {
      return;
    }
    double confidence =
        meaning.confidence() - found.penalty() - (languages == 0 ? MIXED_LANGUAGES : 0);
    if (meaning.field() != null) {
      confidence -= questionable(heads, parts, section) ? QUESTION : 0;
      confidence -= LabelPart.MINE.isIn(parts) ? FIRST_PERSON : 0;
      // Form builders put "your" before all names of fields: "your-model".
      boolean yours =
          identifier
              && LabelPart.YOUR.isIn(parts)
              && !LabelPart.TRADE_IN.isIn(parts)
              && !LabelRules.isOfVehicle(heads);
      confidence -= yours && TradeInFields.hasWanted(meaning.field()) ? FORM_BUILDER : 0;
    }
    if (confidence > bestConfidence) {
      bestConfidence = confidence;
      best = new LabelMeaning(meaning.field(), meaning.role(), confidence);
    }
  }

  private boolean explains(long heads, LabelMeaning meaning, int modifiers) {
    long fields = meaning.field() == null ? heads : heads | LabelRules.bit(meaning.field());
    for (int i = 0; i < modifiers; i++) {
      if ((beside[i] & fields) == 0 && beside[i] != LabelSense.ANY_FIELD) {
        return false;
      }
    }
    return true;
  }

  private boolean questionable(long heads, int parts, boolean section) {
    if (section || (parts & ASKED_BY_FORM) != 0) {
      return false;
    }
    return (asked && (heads & LabelRules.OF_VEHICLE) != 0)
        || (LabelPart.ASK.isIn(parts) && (heads & OF_CUSTOMERS_QUESTIONS) != 0);
  }

  /** Returns TRADE_IN if the words in parentheses show the customer's own vehicle. */
  private int hint(List<String> hints) {
    boolean tradeIn = has(hints, LabelPart.TRADE_IN) || has(hints, LabelPart.YOUR);
    boolean vehicle =
        hints.stream()
            .flatMap(word -> words.of(word).stream())
            .anyMatch(sense -> sense.head() == LeadField.VEHICLE);
    return tradeIn && vehicle ? LabelPart.TRADE_IN.bit() : 0;
  }

  private boolean has(List<String> hints, LabelPart part) {
    return hints.stream()
        .flatMap(word -> words.of(word).stream())
        .anyMatch(sense -> sense.part() == part);
  }

  /** Returns another person's role in parentheses; null if there is none. */
  private LabelRole roleOf(List<String> hints) {
    for (String hint : hints) {
      for (LabelSense sense : words.of(hint)) {
        if (sense.role() == LabelRole.DEALER || sense.role() == LabelRole.SELLER) {
          return sense.role();
        }
      }
    }
    return null;
  }
}
