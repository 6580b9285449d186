package es.sml.connector.parse.contact;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways to contact a customer, as SML names them, and the words in forms that mean each. */
public enum Media {
  PHONE(
      "Phone",
      "tel[eé]?foo?n.*|tel|telf?|tfno|tlf|t[eé]l[eé]phon.*|m[oò]bile?|m[oó]vil|handy|phone"
          + "|phonecall|llamadas?|llamar|llamadme|llamame|calls?|anruf|anrufen|ruckruf|rappel"
          + "|appel|appeler|portable|chiamata|chiamare|cellulare|trucada|trucar|chamada|chamar|ligacao"
          + "|ligar|bellen|gebeld|ringen?|opringning|samtal|opkald|oppringning|deia|deitu|telefonez|apel"),
  E_MAIL(
      "E-mail",
      "e|mail|mails|mejl|epost|email|emails|correo|correu|correio|electronico|electronic|courriel|posta"),
  SMS("SMS", "sms"),
  WHATSAPP("Whatsapp", "whatsapp|whatsap|wasap|wassap|guasap|watsap|whats|wsp|wa|zap|app|appje");

  private static final int LONGEST = 100;
  private static final Pattern NO_WORD = Pattern.compile("[^\\pL\\pN]+");

  /** Words of refusals, and of campaigns. */
  private static final Set<String> EXCLUDING =
      Set.of(
          "marketing",
          "newsletter",
          "campana",
          "campaign",
          "ads",
          "no",
          "not",
          "nicht",
          "sin",
          "nunca",
          "never",
          "pas",
          "niet",
          "nao",
          "non",
          "kein");

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
  public String written() {
    return written;
  }

  /** Returns the only way that the words name; empty if they name none, several or exclude one. */
  public static Optional<Media> in(String written) {
    List<String> words = words(written);
    List<Media> found =
        Arrays.stream(values()).filter(media -> words.stream().anyMatch(media::isNamedBy)).toList();
    return found.size() == 1 && words.stream().noneMatch(EXCLUDING::contains)
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  /** Returns whether the words say nothing but this way. */
  public boolean isAllOf(String written) {
    return written.length() <= LONGEST
        && words(written).stream().allMatch(word -> isNamedBy(word) || AROUND.contains(word));
  }

  private boolean isNamedBy(String said) {
    return word.matches(said);
  }

  private static List<String> words(String written) {
    return written.length() > LONGEST || written.contains("://")
        ? List.of()
        : Arrays.stream(NO_WORD.split(Letters.plain(written)))
            .filter(word -> !word.isEmpty())
            .toList();
  }
}
