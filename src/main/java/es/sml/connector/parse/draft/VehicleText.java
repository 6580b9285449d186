package es.sml.connector.parse.draft;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.value.PlateReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A vehicle in one line of text: "2015 Chrysler 200 Limited", "Ford Fiesta Trend 2013, 118.000 km,
 * matrícula 7719 HVB".
 *
 * @param name its name
 * @param year as written; empty, not null, if absent
 * @param kilometres as written, with its unit; empty, not null, if absent
 * @param plate as written; empty, not null, if absent
 * @param price as written, with its currency; empty, not null, if absent
 * @param rest true if the text has more of the vehicle, such as its number in the stock
 */
public record VehicleText(
    String name, String year, String kilometres, String plate, String price, boolean rest) {
  private static final Pattern YEAR_FIRST = Pattern.compile("^((?:19|20)\\d{2})\\s+(\\pL.*)$");
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "^(\\S+\\s+\\S.*?),?(?:\\s+(?:de|del|año|from|of|von|vom|aus|do|du|dal))*"
              + "\\s+\\(?((?:19[6-9]|20[0-4])\\d)\\)?$");

  private static final int FEWEST_DIGITS_OF_BOTH = 5;
  private static final String WITH = "(?:y|con|with|and|mit|avec|amb|com|met)";

  /** "Kia Ceed del 2016 con 90.000". */
  private static final Pattern YEAR_AND_KILOMETRES =
      Pattern.compile(
          "(?i)^(\\S+\\s+\\S.*?),?(?:\\s+(?:de|del|año|from|of|von|vom|aus|do|du|dal))*"
              + "\\s+\\(?((?:19[6-9]|20[0-4])\\d)\\)?,?\\s+"
              + "(?:"
              + WITH
              + "\\s+)+(\\d{2,3}[. ]?\\d{3})$");

  // "El" in capitals belongs to a name, such as El Camino.
  private static final Pattern ARTICLE =
      Pattern.compile(
          "^(?:[Uu]na?|el|la|le|the|den|das|der|die|il|het|[Mm]i|[Aa]n|[Mm]y|[Ee]in(?:en?)?|[Mm]ein(?:en?)?|[Uu]ma?|[Mm]eu|[Uu]ne|[Mm]on)\\s+");
  private static final Pattern KILOMETRES =
      Pattern.compile("(?i)^\\d[\\d. ]*\\s*(?:kms?|kil[oó]metros|miles|mi)\\.?$");

  /** "Golf 2011 163.000 km" and "Golf 2011 163mil km". */
  private static final Pattern KILOMETRES_LAST =
      Pattern.compile(
          "(?i)^(\\S.*?),?(?:\\s+"
              + WITH
              + ")*\\s+"
              + "((?:\\d{1,3}(?:[. ]\\d{3})+|\\d{4,6}|\\d{2,3} ?mil) ?(?:kms?|kil[oó]metros|miles)\\.?)$");

  private static final Pattern PLATE_LABEL =
      Pattern.compile("(?i)^(?:matr[ií]cula|mat\\.?)\\s*:?\\s*");

  private static final Pattern COMMA = Pattern.compile(",\\s+|\\s+[/|·;–]\\s+");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private static final int SHORTEST_WORD = 3;
  private static final Pattern PRICE =
      Pattern.compile(
          "(?i)^(?:€|EUR)?\\s*\\d[\\d., \u00a0]*\\d\\s*(?:€|EUR|euros?)(?:\\s+\\(?IVA.*)?$");

  /** "Matr. 03/2021" */
  private static final Pattern REGISTERED =
      Pattern.compile(
          "(?i)^(?:(?:matr|matric|matriculado|matriculación|1ª matr|ez|reg|immat|immatr)\\.?:?\\s*)?"
              + "(?:\\d{1,2}/)?\\d{1,2}/((?:19|20)\\d{2})$");

  /** The words of a link to the advertisement. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)^(?:ver|veure|view|see|voir|vedi|zum|zur|bekijk)\\s+(?:(?:el|la|the|de|l'|il)\\s*)?"
              + "(?:anuncio|ficha|coche|vehículo|oferta|detalles?|más|anunci|fitxa|ad|advert|listing|car|details?|annonce|annuncio|inserat|angebot|advertentie)$");

  private static final String NUMBERED =
      "(?:bastidor|vin|chasis|ref|referencia|stock|vo|vn|nº)\\b[.:]?";
  private static final Pattern NUMBER = Pattern.compile("(?i)^" + NUMBERED + ".*\\d.*$");

  /** "Opel Corsa (stock 1187)" */
  private static final Pattern NUMBER_LAST =
      Pattern.compile("(?i)^(.*\\pL.*?)\\s+\\(" + NUMBERED + "[^()]*\\d[^()]*\\)$");

  /** The line of an order, with a quantity and an amount: "Opel Corsa 1 300,00 €". */
  private static final Pattern OF_ORDER =
      Pattern.compile("^(.*\\pL.*?)\\s{2,}\\d{1,2}\\s{2,}\\d[\\d.,]*\\s*(?:€|EUR)$");

  /** A mark of a list, or words for any vehicle: "Used car - Opel Corsa". */
  private static final Pattern BEFORE_NAME =
      Pattern.compile(
          "(?i)^(?:[*•▪►]\\s+|(?:used|new) (?:car|vehicle)\\s*[-–:]\\s+"
              + "|(?:coche|vehículo) (?:usado|nuevo|de ocasión|seminuevo|km ?0)\\s*[-–:]\\s+)");

  // The end of a sentence, not of "...".
  private static String withoutStop(String name) {
    boolean sentence = name.endsWith(".") && !name.endsWith("..");
    return sentence ? name.substring(0, name.length() - 1) : name;
  }

  static VehicleText of(String all) {
    String bare = withoutStop(all.strip());
    boolean marked = !bare.isEmpty() && ("*•▪►".indexOf(bare.charAt(0)) >= 0 || hasDash(bare));
    String written = marked ? BEFORE_NAME.matcher(bare).replaceFirst("") : bare;
    Matcher numbered = (written.endsWith(")") ? NUMBER_LAST : OF_ORDER).matcher(written);
    boolean number = (written.endsWith(")") || written.contains("  ")) && numbered.matches();
    written = number ? numbered.group(1) : written;
    List<String> parts = new ArrayList<>(List.of(COMMA.split(written, -1)));
    String kilometres = "";
    String plate = "";
    String year = "";
    String price = "";
    boolean rest = number || bare.length() - written.length() > SHORTEST_WORD;
    int size = parts.size();
    Matcher distance = KILOMETRES_LAST.matcher(mayEndInDistance(parts.get(0)) ? parts.get(0) : "");
    if (distance.matches()) {
      parts.set(0, distance.group(1));
      kilometres = distance.group(2);
    }
    for (String part : parts.subList(1, parts.size()).toArray(String[]::new)) {
      String plated = PLATE_LABEL.matcher(part.strip()).replaceFirst("");
      Matcher registered = REGISTERED.matcher(part.strip());
      if (KILOMETRES.matches(part.strip()) && kilometres.isEmpty()) {
        kilometres = part.strip();
      } else if (plate.isEmpty() && PlateReader.plate(plated).isPresent()) {
        plate = plated;
      } else if (year.isEmpty() && YEAR.matches(part.strip())) {
        year = part.strip();
      } else if (year.isEmpty() && registered.matches()) {
        year = registered.group(1);
        rest = true;
      } else if (price.isEmpty() && PRICE.matches(part.strip())) {
        price = part.strip();
      } else if (NUMBER.matches(part.strip())) {
        rest = true;
      } else if (!LINK.matches(part.strip())) {
        continue;
      }
      parts.remove(part);
    }
    boolean shorter = parts.size() < size || distance.matches();
    String name = shorter ? String.join(", ", parts).strip() : written.strip();
    if (year.isEmpty() && !name.isEmpty() && Character.isDigit(name.charAt(0))) {
      Matcher first = YEAR_FIRST.matcher(name);
      if (first.matches()) {
        return new VehicleText(first.group(2), first.group(1), kilometres, plate, price, rest);
      }
    }
    if (year.isEmpty() && kilometres.isEmpty() && mayHaveBoth(name)) {
      Matcher both = YEAR_AND_KILOMETRES.matcher(name);
      if (both.matches()) {
        return new VehicleText(both.group(1), both.group(2), both.group(3), plate, price, rest);
      }
    }
    if (year.isEmpty() && mayEndInYear(name)) {
      Matcher last = YEAR_LAST.matcher(name);
      if (last.matches()) {
        return new VehicleText(last.group(1), last.group(2), kilometres, plate, price, rest);
      }
    }
    return new VehicleText(name, year, kilometres, plate, price, rest);
  }

  private static boolean hasDash(String text) {
    return text.indexOf('-') > 0 || text.indexOf('–') > 0 || text.indexOf(':') > 0;
  }

  private static boolean mayHaveBoth(String name) {
    return name.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS_OF_BOTH;
  }

  private static boolean mayEndInDistance(String name) {
    int end = name.length() - 1;
    return end > 0 && "mMsS.".indexOf(name.charAt(end)) >= 0;
  }

  private static boolean mayEndInYear(String name) {
    char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
    return last == ')' || Character.isDigit(last);
  }

  /** Returns whether a year, a plate or kilometres prove that the text is about a vehicle. */
  boolean isDescribed() {
    return !(year + plate + kilometres).isEmpty() && !name.isEmpty();
  }

  /** Returns the name as a sentence has it, without its article: "un Golf" is Golf. */
  String bareName() {
    return ARTICLE.matcher(name).replaceFirst("");
  }

  /**
   * Joins make, model and other parts of a vehicle's name in one line. It drops empty parts, and a
   * make that the model already contains.
   */
  public static String joined(String... words) {
    Set<String> said = new LinkedHashSet<>();
    for (String word : words) {
      if (LeadDraft.present(word)) {
        said.add(LeadDraft.oneLine(word));
      }
    }
    StringBuilder joined = new StringBuilder();
    for (String word : said) {
      if (!beginsAny(said, word)) {
        joined.append(joined.isEmpty() ? "" : " ").append(word);
      }
    }
    return joined.toString();
  }

  private static boolean beginsAny(Set<String> said, String word) {
    for (String other : said) {
      if (begins(other, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String longer, String word) {
    return longer.length() > word.length()
        && longer.charAt(word.length()) == ' '
        && longer.regionMatches(true, 0, word, 0, word.length());
  }
}
