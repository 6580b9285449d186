package es.sml.connector.parse.line;

import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.CarOwners;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.Boilerplate;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.PlateReader;
import es.sml.connector.parse.value.YesOrNo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads lines without a label below a heading: the vehicle, or the customer's name and numbers. */
public final class LinesUnderHeading {
  private static final int LONGEST_NAME = 90;
  private static final int MOST_LINES = 8;
  private static final int MOST_BLANK = 2;
  private static final int MOST_WORDS_OF_MAKE = 2;
  private static final int MOST_LOWER = 2;
  public static final String PLACE = "the lines below the heading";
  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.VEHICLE, LeadField.TRADE_IN_VEHICLE, LeadField.TRADE_IN);

  private static final Set<HeadingRole> VEHICLES =
      EnumSet.of(HeadingRole.WANTED, HeadingRole.TRADE_IN, HeadingRole.SECOND);

  /** An amount, a distance or a year that fills a line. */
  private static final Pattern PRICE =
      Pattern.compile(
          "(?i)(?:(?:pvp|precio|price|preis|prix|prezzo)\\s*)?(?:[€$£]\\s*\\d[\\d.,' ]*|\\d[\\d.,' ]*\\s*(?:€|£|\\$|eur|euros?))(?:\\s.{0,20})?");

  private static final Pattern KILOMETRES =
      Pattern.compile("(?i)\\d[\\d.,' ]*\\s*(?:km|kms|kil[oó]metros|miles)\\.?");
  private static final Pattern YEAR = Pattern.compile("(?:\\d{1,2}[/.-])?(?:19|20)\\d\\d");

  private final Headings headings;
  private final Boilerplate boilerplate;
  private final MessageEnd messageEnd;
  private final CarOwners owners;

  public LinesUnderHeading(LabelDictionary labels, MessageEnd messageEnd) {
    this.messageEnd = messageEnd;
    this.owners = labels.owners();
    this.headings = labels.layout().headings();
    this.boilerplate = labels.layout().boilerplate();
  }

  /**
   * Returns whether lines below a label may describe a vehicle or a person, and not only name it.
   */
  public boolean mayFollow(HeadingRole role, LeadField label) {
    return VEHICLES.contains(role)
        ? label == null || NAMES.contains(label)
        : role == HeadingRole.CUSTOMER && label == LeadField.NAME;
  }

  /** Takes the values of the lines, and returns the index of the first line that is left. */
  public int read(List<LabelledLine> lines, int first, HeadingRole role, FieldValues values) {
    if (VEHICLES.contains(role)) {
      return vehicle(lines, first, role, values);
    }
    return role == HeadingRole.CUSTOMER
        ? new CustomerLines(messageEnd).read(lines, first, block(lines, first), values)
        : first;
  }

  private int vehicle(List<LabelledLine> lines, int first, HeadingRole role, FieldValues values) {
    List<String> block = block(lines, first);
    if (block.isEmpty()
        || !names(block.get(0), role)
        || isValue(block.get(0))
        || owners.isNoCar(LeadField.VEHICLE, block.get(0))) {
      return first;
    }
    int used = 1;
    String name = block.get(0);
    if (isMake(name) && block.size() > 1 && mayBeName(block.get(1)) && !isValue(block.get(1))) {
      name = name + " " + block.get(1);
      used = 2;
    }
    values.add(in(role, LeadField.VEHICLE), name, PLACE);
    while (used < block.size() && addValues(block.get(used), role, values)) {
      used++;
    }
    return index(lines, first, used);
  }

  /** Returns whether a line may name that vehicle; it may also be a remark about a trade-in. */
  public boolean names(String line, HeadingRole role) {
    boolean name =
        mayBeName(line)
            && (role != HeadingRole.TRADE_IN
                || hasDigit(line)
                || Letters.words(line).stream().noneMatch(LinesUnderHeading::isLower));
    return name || (line.length() <= LONGEST_NAME && owners.car(line).isPresent());
  }

  /** Takes a line whose parts are all values of a vehicle: "EZ 02/2022, 31.205 km". */
  private static boolean addValues(String line, HeadingRole role, FieldValues values) {
    List<LeadField> fields = new ArrayList<>();
    List<String> parts = parts(line);
    for (String part : parts) {
      LeadField field = field(part);
      if (field == null) {
        return false;
      }
      fields.add(field);
    }
    for (int i = 0; i < fields.size(); i++) {
      values.add(in(role, fields.get(i)), parts.get(i), PLACE);
    }
    return !fields.isEmpty();
  }

  private static boolean isValue(String line) {
    return field(line) != null;
  }

  private static LeadField field(String part) {
    if (part.isEmpty() || part.length() > LONGEST_NAME || !hasDigit(part)) {
      return null;
    }
    if (PRICE.matches(part)) {
      return LeadField.PRICE;
    }
    if (KILOMETRES.matches(part)) {
      return LeadField.KILOMETRES;
    }
    String year = part.startsWith("EZ ") ? part.substring(3) : part;
    if (YEAR.matches(year)) {
      return LeadField.YEAR;
    }
    return PlateReader.plate(part).isPresent() ? LeadField.PLATE : null;
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      boolean separates =
          i == line.length()
              || "·|".indexOf(line.charAt(i)) >= 0
              || (line.charAt(i) == ',' && i + 1 < line.length() && line.charAt(i + 1) == ' ');
      if (separates) {
        parts.add(line.substring(start, i).strip());
        start = i + 1;
      }
    }
    return parts;
  }

  private static LeadField in(HeadingRole role, LeadField field) {
    return switch (role) {
      case TRADE_IN -> LabelDictionary.ofTradeIn(field);
      case SECOND -> {
        LeadField second = LabelDictionary.ofSecond(field);
        yield second == null ? LeadField.SECOND_VEHICLE : second;
      }
      default -> field;
    };
  }

  /** Returns the next lines without a label, up to another heading or boilerplate. */
  private List<String> block(List<LabelledLine> lines, int first) {
    List<String> block = new ArrayList<>();
    int blank = 0;
    for (int i = first; i < lines.size() && block.size() < MOST_LINES; i++) {
      LabelledLine line = lines.get(i);
      blank = line.isBlank() ? blank + 1 : 0;
      if (blank > MOST_BLANK || (!line.isBlank() && ends(line))) {
        break;
      }
      if (!line.isBlank()) {
        block.add(line.text());
      }
    }
    return block;
  }

  private boolean ends(LabelledLine line) {
    return line.isLabelled()
        || headings.roleOf(line.text()).isPresent()
        || boilerplate.endsMessage(line.text());
  }

  /** Returns the index of the line after that number of lines that are not blank. */
  static int index(List<LabelledLine> lines, int first, int used) {
    int next = first;
    int left = used;
    while (left > 0) {
      left -= lines.get(next++).isBlank() ? 0 : 1;
    }
    return next;
  }

  /** Returns whether a line may name a vehicle: it is short, and it is no sentence or address. */
  static boolean mayBeName(String line) {
    if (line.isEmpty() || line.length() > LONGEST_NAME) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    boolean abbreviated = line.endsWith("p.") || line.endsWith("d.");
    return (Character.isUpperCase(line.charAt(0)) || Character.isDigit(line.charAt(0)))
        && (abbreviated || ".,:;!?\"»”".indexOf(last) < 0)
        && line.indexOf('@') < 0
        && line.indexOf("://") < 0
        && YesOrNo.of(line) == YesOrNo.WORDS
        && Letters.words(line).stream().filter(LinesUnderHeading::isLower).count() <= MOST_LOWER;
  }

  /** Returns whether a word is one of a sentence, and not of a vehicle's name. */
  private static boolean isLower(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isLowerCase);
  }

  /** Returns whether the line has only a make: few words, in letters. */
  private static boolean isMake(String line) {
    return Letters.words(line).size() <= MOST_WORDS_OF_MAKE && !hasDigit(line);
  }

  private static boolean hasDigit(String line) {
    return line.chars().anyMatch(Character::isDigit);
  }
}
