package es.sml.connector.parse.contact;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.Set;

/** Recognises the wish for WhatsApp in a comment: "Whatsapp: 600 123 321", "por WhatsApp". */
public final class WhatsappWish {
  private static final int LONGEST = 5_000;
  private static final Set<String> WHATSAPP =
      Set.of("whatsapp", "whatsap", "wasap", "wsp", "guasap");
  private static final Set<String> BY =
      Set.of(
          "por", "via", "by", "per", "par", "pelo", "mediante", "uber", "on", "con", "sur", "su");
  private static final Set<String> NOT =
      Set.of("no", "not", "nao", "non", "nicht", "pas", "sin", "nunca", "never", "ni", "nor");
  private static final int BEFORE = 3;

  private WhatsappWish() {}

  public static boolean isIn(String comment) {
    String start = Letters.start(comment, LONGEST);
    String plain = Letters.lower(start);
    if (!plain.contains("ats") && !plain.contains("asap") && !plain.contains("wsp")) {
      return false;
    }
    Words words = Words.of(start);
    for (int i = 0; i < words.size(); i++) {
      if (WHATSAPP.contains(words.word(i)) && (isByIt(words, i) || isNumberBehind(words, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByIt(Words words, int at) {
    boolean by = at > 0 && BY.contains(words.word(at - 1));
    for (int i = Math.max(0, at - BEFORE); i < at; i++) {
      by &= !NOT.contains(words.word(i));
    }
    return by;
  }

  private static boolean isNumberBehind(Words words, int at) {
    if (at + 1 == words.size() || !Character.isDigit(words.word(at + 1).charAt(0))) {
      return false;
    }
    String between = words.text().substring(words.end(at), words.start(at + 1));
    return between.indexOf(':') >= 0 && between.length() <= BEFORE + 2;
  }
}
