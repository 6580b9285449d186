package es.sml.connector.parse.value;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The meaning of an answer to a question such as "do you need financing?". Decides which words and
 * ticks mean yes or no.
 */
public enum YesOrNo {
  YES,
  NO,
  /** Other words, such as the terms of a financing. */
  WORDS;

  private static final int LONGEST = 60;
  private static final List<String> TICKS = List.of("✓", "✔", "☑", "✅");
  private static final Set<String> YES_WORDS =
      words(
          "si s yes y true 1 oui ja j sim bai x on verdadero yep yeah vrai wahr vero waar certo"
              + " checked ticked marcado marcada marcat activado oke tak");

  /** Words of courtesy after a yes, as in "yes, please". */
  private static final Set<String> COURTESY =
      words(
          "por favor please gracias thanks thank you gerne bitte danke merci svp s il vous plait"
              + " obrigado obrigada grazie grazas gracies graag dank claro supuesto naturlich"
              + " mesedez eskerrik asko se faz si us plau");

  private static final Set<String> ACCEPTING =
      words(
          "ok okay okey vale claro perfecto perfect dale genial encantado encantada sure sounds"
              + " gerne klar naturlich volontiers avec daccord certo volentieri perfetto pode"
              + " graag prima super bueno venga great lovely perfeito");

  private static final int LONGEST_NOT_YET = 4;

  /** The last words of "todavía no", "noch nicht" and "ainda não". */
  private static final Set<String> NOT_YET = words("no nicht niet nao non ez");

  private static final int LONGEST_DENIAL = 40;

  /** Parts of sentences that begin with other words than a negation. Who does not know asks not. */
  private static final List<String> HAS_NONE =
      List.of(
          " no tengo ",
          " no tenemos ",
          " no tinc ",
          " non teno ",
          " do not have ",
          " don t have ",
          " dont have ",
          " do not own ",
          " don t own ",
          " have none ",
          " habe keinen ",
          " habe keine ",
          " habe kein ",
          " haben keinen ",
          " haben kein ",
          " n en ai pas ",
          " n ai pas ",
          " n avons pas ",
          " non ho ",
          " non ne ho ",
          " heb geen ",
          " heb er geen ",
          " hebben geen ",
          " nao tenho ",
          " nao temos ",
          " nu am ",
          " nie mam ",
          " har ingen ",
          " no lo se ",
          " no ho se ",
          " non o sei ",
          " nao sei ",
          " ne sais pas ",
          " weiss nicht ",
          " weiss ich nicht ",
          " weiss es nicht ",
          " don t know ",
          " not sure ",
          " non lo so ",
          " weet niet ",
          " weet ik niet ");

  private static final Set<String> NO_WORDS =
      words(
          "no n false 0 off nein non nee nao falso ninguno ninguna ningun none not nunca tampoco sin"
              + " without kein keine keinen keins keines keiner keinerlei nicht niemals ohne sans pas aucun aucune"
              + " jamais senza nessun nessuno nessuna niente nulla mai sem nenhum nenhuma geen niet nooit"
              + " nichts niets nada nothing rien zonder sense cap mai ez gabe sen ningunha never nope faux falsch onwaar nie brak bez nej nei"
              + " nem");

  /** Returns the meaning. Longer words that begin with a negation mean no. */
  public static YesOrNo of(String written) {
    List<String> words = Letters.words(lettersOf(Letters.plain(Letters.start(written, LONGEST))));
    if (words.isEmpty()) {
      if (TickBoxes.isUnticked(written)) {
        return NO;
      }
      return TICKS.stream().anyMatch(written::contains) ? YES : WORDS;
    }
    boolean notYet =
        words.size() <= LONGEST_NOT_YET && NOT_YET.contains(words.get(words.size() - 1));
    if (NO_WORDS.contains(words.get(0)) || notYet || isWithout(written, words)) {
      return NO;
    }
    boolean yes = YES_WORDS.contains(words.get(0));
    return yes && words.stream().skip(1).allMatch(COURTESY::contains) ? YES : WORDS;
  }

  /** Returns whether a short text says that the customer has none: "I do not have one". */
  private static boolean isWithout(String written, List<String> words) {
    if (written.length() > LONGEST_DENIAL || words.size() == 1) {
      return false;
    }
    String text = ' ' + String.join(" ", words) + ' ';
    for (String none : HAS_NONE) {
      if (text.contains(none)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the words before the first comma, as of "Sí, este mes". */
  public static String beforeComma(String written) {
    int comma = written.indexOf(',');
    return comma < 0 ? written : written.substring(0, comma);
  }

  /** Returns whether it is a yes, or begins with one: "Sí, este mes", "Oui - 48 mois". */
  public static boolean begins(String written) {
    return of(written) == YES || !withoutYes(written).equals(written);
  }

  /** Returns whether the first word of a turn in a chat accepts an offer: "si el martes". */
  public static boolean accepts(String turn) {
    List<String> words = Words.of(Letters.start(turn.strip(), LONGEST)).list();
    return !words.isEmpty()
        && words.get(0).length() > 1
        && (YES_WORDS.contains(words.get(0)) || ACCEPTING.contains(words.get(0)));
  }

  /** Returns the words after a leading yes, as in "Sí, un Golf" and "oui – Twingo". */
  public static String withoutYes(String written) {
    int end = 0;
    while (end < written.length() && Character.isLetter(written.charAt(end))) {
      end++;
    }
    int rest = end;
    while (rest < written.length() && ",;:.-–— /(\t".indexOf(written.charAt(rest)) >= 0) {
      rest++;
    }
    boolean one = end == 1 && rest == 2 && "-/".indexOf(written.charAt(1)) >= 0; // "X-Trail"
    boolean apart = rest > end && !one && (rest > end + 1 || written.charAt(end) != ' ');
    if (end > 0 && apart && rest < written.length() && of(written.substring(0, end)) == YES) {
      return written.substring(rest).strip();
    }
    int comma = written.indexOf(',');
    return comma > 0 && of(written.substring(0, comma)) == YES
        ? written.substring(comma + 1).strip()
        : written;
  }

  private static Set<String> words(String joined) {
    return Letters.words(joined).stream().collect(Collectors.toUnmodifiableSet());
  }

  private static String lettersOf(String plain) {
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      letters.append(Character.isLetterOrDigit(c) ? c : ' ');
    }
    return letters.toString();
  }
}
