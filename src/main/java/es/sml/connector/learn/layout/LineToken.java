package es.sml.connector.learn.layout;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A word or a mark of a line. It decides which words may be of the layout: no digits, addresses,
 * months or days.
 *
 * @param key the text for a comparison of tokens
 * @param start place of its first character
 * @param end place after its last character
 */
public record LineToken(String key, int start, int end) {
  private static final int MOST = 80;

  /** Names of months and days, which vary although a few mails may share them. */
  private static final Set<String> CALENDAR =
      new HashSet<>(
          Arrays.asList(
              ("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
                      + " diciembre lunes martes miercoles jueves viernes sabado domingo"
                      + " gener febrer marc abril maig juny juliol agost setembre octubre novembre"
                      + " desembre dilluns dimarts dimecres dijous divendres dissabte diumenge"
                      + " xaneiro febreiro maio xuno xullo setembro outubro novembro decembro luns mercores"
                      + " xoves venres janeiro fevereiro junho julho dezembro segunda terca quarta quinta"
                      + " sexta janvier fevrier mars avril mai juin juillet aout septembre octobre"
                      + " novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche"
                      + " januar februar marz april mai juni juli august september oktober november"
                      + " dezember montag dienstag mittwoch donnerstag freitag samstag sonntag"
                      + " january february march may june july october december monday tuesday"
                      + " wednesday thursday friday saturday sunday"
                      + " gennaio febbraio maggio giugno luglio settembre ottobre dicembre lunedi"
                      + " martedi mercoledi giovedi venerdi sabato domenica"
                      + " januari februari maart mei augustus maandag dinsdag woensdag donderdag"
                      + " vrijdag zaterdag zondag jan feb mar apr jun jul aug sep sept oct nov dec dic"
                      + " ene abr ago mon tue wed thu fri sat sun lun mie jue vie sab dom")
                  .split(" ")));

  private static final String WITHIN = "'’.-_/@+&";

  /** Returns the tokens of a line; marks within a word belong to it, as in "C-HR" and "1.0". */
  public static List<LineToken> of(String line) {
    List<LineToken> tokens = new ArrayList<>();
    int start = 0;
    while (start < line.length() && tokens.size() < MOST) {
      char c = line.charAt(start);
      int end = start + 1;
      if (Character.isLetterOrDigit(c)) {
        while (end < line.length() && isWithin(line, end)) {
          end++;
        }
      }
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        tokens.add(new LineToken(Letters.plain(line.substring(start, end)), start, end));
      }
      start = end;
    }
    return tokens;
  }

  private static boolean isWithin(String line, int at) {
    char c = line.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || (WITHIN.indexOf(c) >= 0
            && at + 1 < line.length()
            && Character.isLetterOrDigit(line.charAt(at + 1)));
  }

  /** Returns whether it may be a word of the layout; a word with digits is a value. */
  public boolean mayBeConstant() {
    return key.chars().noneMatch(Character::isDigit)
        && key.indexOf('@') < 0
        && !CALENDAR.contains(key);
  }

  public boolean isWord() {
    return Character.isLetter(key.charAt(0));
  }
}
