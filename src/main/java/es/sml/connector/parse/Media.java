package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways to contact a customer, as SML names them. */
enum Media {
  PHONE(
      "Phone",
      "tel[eé]?fon.*|tel|telf?|tfno|t[eé]l[eé]phon.*|m[oò]bil|m[oó]vil|handy|phone|llamada"
          + "|llamar|llamadme|llamame|call|anruf|ruckruf|appel|chiamata|trucada|chamada|bellen"),
  E_MAIL(
      "E-mail", "e|mail|email|emails|correo|correu|correio|electronico|electronic|courriel|posta"),
  SMS("SMS", "sms"),
  WHATSAPP("Whatsapp", "whatsapp|whatsap|wasap|guasap|watsap|whats|app");

  private static final int LONGEST = 100;
  private static final Pattern NO_WORD = Pattern.compile("[^\\pL\\pN]+");
  private static final Set<String> NEGATION =
      Set.of("no", "not", "nicht", "sin", "nunca", "never", "pas", "niet", "nao", "non", "kein");

  /** Words of a preference that add nothing to it. */
  private static final Set<String> AROUND =
      Set.of(
          "por", "via", "by", "per", "par", "de", "el", "la", "the", "al", "a", "prefiero", "mi");

  private final String written;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern word;

  Media(String written, String word) {
    this.written = written;
    this.word = Pattern.compile(word);
  }

  /** Returns the name in SML. */
  String written() {
    return written;
  }

  /** Returns the only way that the words name; empty if they name none, several or exclude one. */
  static Optional<Media> in(String written) {
    List<String> words = words(written);
    List<Media> found =
        Arrays.stream(values()).filter(media -> words.stream().anyMatch(media::isNamedBy)).toList();
    return found.size() == 1 && words.stream().noneMatch(NEGATION::contains)
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  /** Returns whether the words say nothing but this way. */
  boolean isAllOf(String written) {
    return written.length() <= LONGEST
        && words(written).stream().allMatch(word -> isNamedBy(word) || AROUND.contains(word));
  }

  private boolean isNamedBy(String said) {
    return word.matches(said);
  }

  private static List<String> words(String written) {
    return written.length() > LONGEST
        ? List.of()
        : Arrays.stream(NO_WORD.split(Letters.plain(written)))
            .filter(word -> !word.isEmpty())
            .toList();
  }
}
