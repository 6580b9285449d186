package es.sml.connector.parse.line;

import es.sml.connector.parse.text.Letters;

/** Finds a sentence that stands after a number: "600 100 200. Prefers WhatsApp, as she works". */
public final class SentenceAfterNumber {
  private static final int FEWEST_WORDS = 4;

  private SentenceAfterNumber() {}

  /** Returns where the sentence begins; -1 if there is none. */
  public static int start(String value) {
    int dot = value.indexOf(". ");
    boolean sentence =
        dot > 0
            && Character.isDigit(value.charAt(dot - 1))
            && Letters.words(value.substring(dot + 1)).size() >= FEWEST_WORDS;
    return sentence ? dot + 1 : -1;
  }
}
