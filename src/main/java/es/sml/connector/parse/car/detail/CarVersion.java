package es.sml.connector.parse.car.detail;

import java.util.Set;

/**
 * The version that follows a model's name: "1.6 T-GDi 150 CV Drive". Decides where it ends, and
 * whether its words prove a car.
 *
 * @param end place after the version, or after the model if there is none
 * @param proven whether its words occur only with cars
 */
public record CarVersion(int end, boolean proven) {
  /** Kinds of a make before the model. */
  public enum Make {
    /** The model stands alone. */
    NONE,
    CAR,
    /** A brand of motorcycles or motorhomes, whose models are numbered: "Versys 650". */
    NUMBERED
  }

  /** Words that may follow the number of a generation. */
  private static final Set<String> AFTER_NUMBER =
      Set.of("de", "del", "con", "en", "y", "por", "mit", "und", "avec", "et", "da", "di");

  private static final int MOST = 10;
  private static final int LONGEST = 90;

  /**
   * Reads the version after a model.
   *
   * @param name place of the model
   * @param make whether the make stands before the model
   */
  public static CarVersion after(
      String text, CarMention.Place name, Make make, VersionWords words) {
    int end = name.end();
    if (end < text.length() && "+!".indexOf(text.charAt(end)) >= 0 && isEnd(text, end + 1)) {
      end++;
    }
    boolean lower = Character.isLowerCase(text.charAt(name.start()));
    boolean proven = false;
    boolean single = false;
    boolean unknown = false;
    boolean engine = Character.isDigit(text.charAt(end - 1));
    boolean hyphen = end + 1 < text.length() && text.charAt(end) == '-';
    CarToken token = CarToken.after(text, hyphen ? end + 1 : end);
    for (int count = 0; count < MOST && !token.isEmpty(); count++) {
      boolean glued = hyphen && count == 0 && token.start() == end + 1;
      if (!(glued || token.follows())
          || token.next() - name.start() > LONGEST
          || isPronoun(token, words)) {
        break;
      }
      boolean proof =
          words.isProof(token)
              && !(token.shape().equals("0.0") && isUnit(token.following(), words));
      boolean part =
          proof
              || (words.isCode(token) && !isUnit(token.following(), words))
              || (token.shape().equals("0")
                  && isNumber(token, engine && count > 0, count, make, words))
              || (engine && (isSuffix(token, words) || words.isPowerUnit(token)))
              || (words.isTrim(token) && isTrim(token, lower, single, words))
              || isAmong(token, words);
      if (!part) {
        break;
      }
      unknown |= !proof && !words.isTrim(token) && !token.hasDigit();
      proven |= proof && !unknown && count < 3;
      engine = proof || token.shape().equals("0");
      end = token.end();
      single = end - token.start() == 1 && token.isCapital();
      if (token.isClosed() || (glued && !proof)) {
        break;
      }
      token = token.following();
    }
    return new CarVersion(end, proven);
  }

  // "The Ceed I saw", but "Golf I GTI" and "Golf I de 1980".
  private static boolean isPronoun(CarToken token, VersionWords words) {
    CarToken next = token.following();
    return token.written().equals("I")
        && next.follows()
        && Character.isLowerCase(next.written().charAt(0))
        && !words.isProof(next)
        && !AFTER_NUMBER.contains(next.plain());
  }

  private static boolean isEnd(String text, int place) {
    return place >= text.length() || Character.isWhitespace(text.charAt(place));
  }

  private static boolean isUnit(CarToken token, VersionWords words) {
    return token.follows() && words.around().isUnit(token.plain(), token.written());
  }

  // "TDI 150", "35 TFSI", "150 CV", "220 d", "Golf 7", but not "2019", "23" or "5 puertas".
  private static boolean isNumber(
      CarToken token, boolean engine, int count, Make make, VersionWords words) {
    CarToken next = token.following();
    boolean more = !token.isClosed() && next.follows();
    int digits = token.digits();
    boolean power = more && words.isPowerUnit(next);
    if (digits > (make == Make.NUMBERED ? 4 : 3)
        || (more && !power && words.around().isCounted(next.plain(), next.written()))) {
      return false;
    }
    if (digits == 1) {
      boolean door =
          more
              && next.shape().equals("a")
              && !next.isCapital()
              && !words.around().is(CarWord.OF, next.plain());
      return count == 0 && !door && token.written().charAt(0) != '0';
    }
    return engine
        || power
        || make == Make.NUMBERED
        || (more && words.isProof(next))
        || (more && make != Make.NONE && isOneLetter(next));
  }

  private static boolean isOneLetter(CarToken token) {
    return token.end() - token.start() == 1 && "dehiDEHI".contains(token.written());
  }

  // "220 d" and "300 e 4MATIC", but not "500 e una moto".
  private static boolean isSuffix(CarToken token, VersionWords words) {
    CarToken next = token.following();
    boolean conjunction = "ei".contains(token.written());
    return isOneLetter(token)
        && !(conjunction && next.follows() && !token.isClosed() && !words.isProof(next));
  }

  // "Golf Style" has a trim; in "golf style" the word must stand among others, or at the end.
  private static boolean isTrim(CarToken token, boolean lower, boolean after, VersionWords words) {
    boolean single = token.end() - token.start() == 1;
    if (token.isCapital()) {
      return true;
    }
    CarToken next = token.following();
    boolean last = token.isClosed() || next.isEmpty() || next.lineBreaks() > 0;
    boolean among = next.follows() && (words.isProof(next) || words.isCode(next));
    boolean pair = single && words.isTrim(next) && next.follows();
    boolean atEnd = last && !single;
    return (lower && (among || atEnd)) || (pair && !lower) || after;
  }

  // An unknown word with a capital letter before the words of an engine: "Compass Longitude 1.6".
  private static boolean isAmong(CarToken token, VersionWords words) {
    if (!isUnknownName(token, words) || words.isCar(token)) {
      return false;
    }
    CarToken next = token.following();
    if (!next.follows() || isUnit(next.following(), words)) {
      return false;
    }
    CarToken third = next.following();
    return words.isProof(next)
        || (words.isTrim(next) && next.isCapital())
        || (isUnknownName(next, words)
            && !words.isCar(next)
            && third.follows()
            && words.isProof(third));
  }

  private static boolean isUnknownName(CarToken token, VersionWords words) {
    return token.isCapital()
        && !token.isClosed()
        && !token.hasDigit()
        && token.end() - token.start() > 1
        && !words.around().is(CarWord.ORDINARY, token.plain());
  }
}
