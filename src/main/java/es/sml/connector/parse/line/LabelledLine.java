package es.sml.connector.parse.line;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.TickBoxes;
import es.sml.connector.parse.value.YesOrNo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A line of a mail, with its label and value if it has them. Decides which signs may separate them,
 * and which unknown words may be a label.
 *
 * @param label null if the line has none
 * @param value empty if the label stands alone; null without a label
 * @param field the field of the label; null for an unknown label
 * @param colon true if a colon ends the label, which is rare in a sentence
 */
public record LabelledLine(
    String text, String label, String value, LeadField field, boolean colon) {
  private static final int FEWEST_DIGITS_OF_PHONE = 6;
  private static final int LONGEST_LABEL = 60;
  private static final int MOST_WORDS_IN_UNKNOWN_LABEL = 5;
  private static final int LONGEST_UNKNOWN_LABEL = 40;

  private static final Set<String> OF =
      Set.of(
          "de", "del", "of", "von", "di", "da", "do", "van", "du", "des", "der", "the", "la", "le",
          "el", "il", "lo", "della", "dello", "al", "alla", "den", "das", "die", "een", "het", "un",
          "una", "une", "um", "uma", "pelo", "pela", "no", "na");

  /** Fields that a dealer has too. */
  private static final Set<LeadField> OF_DEALER =
      EnumSet.of(
          LeadField.PHONE,
          LeadField.EMAIL,
          LeadField.LOCALITY,
          LeadField.PROVINCE,
          LeadField.POSTAL_CODE);

  private static final String RULE = "-=~_*# \t";
  private static final int LONGEST_ABBREVIATION = 5;
  private static final int LONGEST_ANSWER = 6;
  private static final int MOST_WORDS_IN_BARE_LABEL = 6;
  private static final int LONGEST_QUESTION = 100;
  private static final Pattern NUMBERING = Pattern.compile("^\\d{1,2}[.)]\\s+");
  private static final Pattern SENTENCE_END = Pattern.compile("\\pL{3}[.!] +[¿\\p{Lu}]");
  private static final Pattern LEADERS =
      Pattern.compile("\\s*(?:[.·…_]{2,}|…|\\s\\.\\s)[.·…_\\s]*:?\\s*");
  private static final String DECORATION = "*_•·▪●▸►›»✔✓➤>-#~○◦‣▶➔→✅☑";
  private static final String EQUALS = " = ";
  private static final List<String> SEPARATORS =
      List.of(
          "\t", "   ", "->", "=>", "→", "»", EQUALS, "=", " - ", " – ", " — ", " | ", "] ", ">>",
          " > ", " ~ ", "▸", "►", "➔", "➜", "⇒", " ║ ", " │ ", ";", "|");

  /** Signs that no sentence has: a label of any certainty stands before them. */
  private static final Set<String> POINTERS =
      Set.of(EQUALS, "->", "=>", "→", "»", ">>", "▸", "►", "➔", "➜", "⇒");

  /** "[name] => Ana", as PHP prints an array. */
  private static final Pattern PRINTED =
      Pattern.compile("^\\[([\\pL\\d_.:-]{1,60})\\] =>(?: (.*))?$");

  /** The value of a key whose own keys follow. */
  private static final Pattern NESTED = Pattern.compile("Array|\\w+ Object");

  /** Returns the lines of a text. A line with several labelled values becomes several lines. */
  public static List<LabelledLine> of(List<String> written, LabelDictionary labels) {
    List<String> text = LabelsBelow.before(written, labels);
    List<LabelledLine> lines = new ArrayList<>(text.size());
    for (int i = 0; i < text.size(); i++) {
      List<List<LabelledLine>> rows = TextTable.rows(text, i, labels);
      if (rows.isEmpty()) {
        add(text.get(i), labels, lines);
      } else {
        rows.forEach(lines::addAll);
        i += rows.size();
      }
    }
    new BareContacts(labels).label(lines);
    return lines;
  }

  private static void add(String line, LabelDictionary labels, List<LabelledLine> lines) {
    List<LabelledLine> columns = TextTable.columns(line, labels);
    if (!columns.isEmpty()) {
      lines.addAll(withoutDealers(columns, labels));
      return;
    }
    List<LabelledLine> pieces =
        LabelsInLine.split(line, labels).stream().map(piece -> of(piece, labels)).toList();
    for (LabelledLine read : withoutDealers(pieces, labels)) {
      int last = lines.size() - 1;
      if (last >= 0 && read.continues(lines.get(last))) {
        lines.set(last, of(lines.get(last).text() + read.text(), labels));
      } else {
        lines.add(read);
      }
    }
  }

  /** Returns the pieces of a line: "Concesionario: Norte Tel: 944…" has no customer's number. */
  private static List<LabelledLine> withoutDealers(
      List<LabelledLine> pieces, LabelDictionary labels) {
    if (pieces.size() < 2) {
      return pieces;
    }
    List<LabelledLine> read = new ArrayList<>(pieces.size());
    boolean dealer = false;
    for (LabelledLine piece : pieces) {
      dealer = piece.isLabelled() && (dealer ? !piece.isOther() : labels.isOfDealer(piece.label));
      read.add(dealer ? piece.withoutField() : piece);
    }
    return read;
  }

  /** Returns whether the label begins other data than the dealer's telephone and place. */
  private boolean isOther() {
    return field != null && !OF_DEALER.contains(field);
  }

  private LabelledLine withoutField() {
    return new LabelledLine(text, label, value, null, colon);
  }

  /** Returns whether the line begins with the colon of the label in the line before it. */
  private boolean continues(LabelledLine before) {
    return text.startsWith(":")
        && text.length() > 1
        && !before.isBlank()
        && before.text.length() <= LONGEST_LABEL
        && before.text.indexOf(':') < 0;
  }

  public boolean isLabelled() {
    return label != null;
  }

  public boolean isBlank() {
    return text.isEmpty();
  }

  /** Returns the place of the value, for people. */
  public String place() {
    return "label \"" + label + "\"";
  }

  /** Returns one line, with its label if it has one. */
  public static LabelledLine of(String raw, LabelDictionary labels) {
    ParseThread.step();
    String written = raw.strip();
    written = written.startsWith("· ") ? written.substring(2) : written;
    String text =
        !written.isEmpty() && Character.isDigit(written.charAt(0))
            ? NUMBERING.matcher(written).replaceFirst("")
            : written;
    if (text.isEmpty() || text.startsWith(":")) {
      return new LabelledLine(written, null, null, null, false);
    }
    LabelledLine labelled = printed(text, labels);
    labelled = labelled == null ? withColon(text, labels) : labelled;
    labelled = labelled == null ? emphasized(text, labels) : labelled;
    labelled = labelled == null ? withQuestion(text, labels) : labelled;
    labelled = labelled == null ? withSeparator(text, labels) : labelled;
    labelled = labelled == null ? bare(text, labels) : labelled;
    return labelled == null ? new LabelledLine(written, null, null, null, false) : labelled;
  }

  private static LabelledLine printed(String text, LabelDictionary labels) {
    if (text.charAt(0) != '[' || text.indexOf("] =>") < 0) {
      return null;
    }
    Matcher printed = PRINTED.matcher(text);
    if (!printed.matches()) {
      return null;
    }
    String key = printed.group(1);
    String value = printed.group(2) == null ? "" : printed.group(2).strip();
    return new LabelledLine(
        text, key, NESTED.matches(value) ? "" : value, labels.field(key).orElse(null), true);
  }

  /** Returns whether a program prints a key and its value there, so that a message ends before. */
  public boolean isPrinted() {
    return colon && text.startsWith("[") && text.indexOf("] =>") > 0;
  }

  private static LabelledLine withColon(String text, LabelDictionary labels) {
    int colon = colon(text);
    if (colon <= 0) {
      return null;
    }
    String label = withoutLeaders(undecorated(text.substring(0, colon)));
    label =
        label.startsWith("[") && label.endsWith("]")
            ? label.substring(1, label.length() - 1)
            : label;
    String value = unquoted(text, undecorated(withoutColon(text.substring(colon + 1))));
    LeadField meant = labels.field(label).orElse(null);
    boolean question = meant == LeadField.NAME && value.indexOf('?') >= 0; // "Te escribe: ¿...?"
    LeadField field = question ? LeadField.MESSAGE : meant;
    boolean answered = label.endsWith("?") && YesOrNo.of(value) != YesOrNo.WORDS;
    if (field == null && label.length() > 1 && YesOrNo.of(label) == YesOrNo.YES) {
      return null; // an answer: "Sí: Seat León, 2015"
    }
    return field != null || answered || (mayBeLabel(label) && !value.startsWith("//"))
        ? new LabelledLine(text, label, value, field, true)
        : null;
  }

  /** Returns the value without quotation marks if its label has them too, as in JSON. */
  private static String unquoted(String text, String value) {
    if (text.charAt(0) != '"' || value.length() < 2 || value.charAt(0) != '"') {
      return value;
    }
    int end = value.lastIndexOf('"');
    return end == 0 ? value : value.substring(1, end);
  }

  /** Returns the label without the dots that lead to its value: "Precio ......: 20.000". */
  private static String withoutLeaders(String label) {
    int end = label.length();
    while (end > 0 && ". _·…".indexOf(label.charAt(end - 1)) >= 0) {
      end--;
    }
    return label.length() - end > 2 ? label.substring(0, end) : label;
  }

  /** Reads "*Label* value" and "**Label**". */
  private static LabelledLine emphasized(String text, LabelDictionary labels) {
    if (text.charAt(0) != '*') {
      return null;
    }
    int start = text.startsWith("**") ? 2 : 1;
    int end = text.indexOf('*', start);
    if (end <= start || end > LONGEST_QUESTION) {
      return null;
    }
    String label = text.substring(start, end).strip();
    LeadField field = labels.field(label).or(() -> VehicleQuestion.field(label)).orElse(null);
    String value = undecorated(withoutColon(withoutStars(text.substring(end))));
    boolean alone = value.isEmpty() && (mayBeLabel(label) || label.endsWith("?"));
    return field != null || alone ? new LabelledLine(text, label, value, field, true) : null;
  }

  private static String withoutStars(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '*') {
      start++;
    }
    return text.substring(start);
  }

  /** Reads "¿Qué coche te interesa? Seat León". */
  private static LabelledLine withQuestion(String text, LabelDictionary labels) {
    int mark = Letters.start(text, LONGEST_QUESTION).indexOf('?');
    if (mark <= 0 || mark + 1 == text.length()) {
      return null;
    }
    String question = undecorated(text.substring(0, mark + 1));
    if (SENTENCE_END.matcher(question).find()) {
      return null; // a sentence before the question, which would be lost
    }
    String value = undecorated(withoutColon(text.substring(mark + 1)));
    LeadField field =
        labels
            .field(question)
            .or(() -> VehicleQuestion.field(question))
            .or(() -> AnsweredQuestion.bareHow(question, value))
            .orElse(null);
    if (field != null && isHint(value, labels)) {
      return new LabelledLine(text, text, "", field, true);
    }
    boolean answered = field == null && YesOrNo.begins(value) && RequestQuestion.isIn(question);
    return (field == null && !answered) || field == LeadField.MESSAGE || value.isEmpty()
        ? null
        : new LabelledLine(text, question, value, field, false);
  }

  /** Returns whether the text only says what to write: "Marca, modelo y año". */
  private static boolean isHint(String text, LabelDictionary labels) {
    List<String> parts = Letters.pieces(text.replace(" y ", ",").replace(" i ", ","), ',');
    return parts.size() > 1
        && parts.stream()
            .allMatch(
                part -> labels.field(part.strip()).filter(TradeInFields::isOfWanted).isPresent());
  }

  private static LabelledLine withSeparator(String text, LabelDictionary labels) {
    String beginning = Letters.start(text, LONGEST_LABEL + 5);
    for (String separator : SEPARATORS) {
      int at = beginning.indexOf(separator);
      if (at > 0 && at <= LONGEST_LABEL) {
        boolean sign = text.charAt(0) == '[' || text.charAt(0) == '@'; // "@canal = whatsapp"
        String label = undecorated(text.substring(sign ? 1 : 0, at));
        String value = undecorated(withoutEquals(text.substring(at + separator.length()).strip()));
        boolean answer = isAnswer(value);
        boolean pointer = POINTERS.contains(separator) || isKey(label, separator);
        boolean sure = answer || (pointer && !value.isEmpty());
        LeadField field =
            (sure ? labels.field(label) : labels.fieldWithoutColon(label)).orElse(null);
        boolean proven =
            answer
                || (separator.equals(EQUALS) && !value.isEmpty())
                || AnsweredQuestion.field(label, value).isPresent();
        boolean clock = label.indexOf(':') > 0; // "Llamada 13:20 - Ana Gil"
        if (!clock
            && !TextTable.areHeads(value, labels)
            && (field != null || (proven && mayBeLabel(label)))) {
          return new LabelledLine(text, label, value, field, false);
        }
      }
    }
    return beginning.contains("..")
            || beginning.contains("__")
            || beginning.contains(" . ")
            || beginning.indexOf('…') > 0
        ? withLeaders(text, labels)
        : null;
  }

  /** Returns whether a program wrote the label: "cust.phone=600112233", "first_name=Ana". */
  private static boolean isKey(String label, String separator) {
    return separator.equals("=")
        && (label.indexOf('.') > 0 || label.indexOf('_') > 0)
        && label.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
  }

  /** Returns the value of "Label = value". */
  private static String withoutEquals(String value) {
    return value.startsWith("= ") ? value.substring(2) : value;
  }

  /** Returns whether the value is a yes or a no, and nothing else. */
  public static boolean isAnswer(String value) {
    String answer = value.strip();
    return !answer.isEmpty()
        && answer.length() <= LONGEST_ANSWER
        && answer.indexOf(' ') < 0
        && YesOrNo.of(answer) != YesOrNo.WORDS;
  }

  /** Reads "Label ........ value". */
  private static LabelledLine withLeaders(String text, LabelDictionary labels) {
    Matcher leaders = LEADERS.matcher(text);
    if (!leaders.find() || leaders.start() == 0 || leaders.start() > LONGEST_LABEL) {
      return null;
    }
    String label = undecorated(text.substring(0, leaders.start()));
    LeadField field = labels.field(label).orElse(null);
    boolean unknown = field == null && leaders.end() - leaders.start() > LONGEST_ABBREVIATION;
    return field != null || (unknown && mayBeLabel(label))
        ? new LabelledLine(text, label, undecorated(text.substring(leaders.end())), field, true)
        : null;
  }

  /** Reads a label that stands alone: "--- Label ---", "*Label*", "Label". */
  private static LabelledLine bare(String text, LabelDictionary labels) {
    String whole = withoutRule(undecorated(text));
    if (whole.isEmpty() || whole.length() > LONGEST_LABEL || !mayBeBareLabel(whole, labels)) {
      return null;
    }
    boolean ruled = text.startsWith("--") && text.endsWith("--");
    String label = ruled ? Letters.upper(whole.substring(0, 1)) + whole.substring(1) : whole;
    LeadField field =
        labels.fieldWithoutColon(label).or(() -> VehicleQuestion.field(whole)).orElse(null);
    return field != null || (ruled && mayBeLabel(whole))
        ? new LabelledLine(text, whole, "", field, ruled)
        : null;
  }

  private static boolean mayBeBareLabel(String whole, LabelDictionary labels) {
    char last = whole.charAt(whole.length() - 1);
    boolean sentence =
        last == ',' || last == ';' || last == '!' || whole.indexOf('@') >= 0 || isUnfinished(whole);
    return !sentence
        && (words(whole) <= MOST_WORDS_IN_BARE_LABEL || last == '?' || labels.isExact(whole));
  }

  /** Returns whether a sentence goes on after the words: "Un usuario de", but not "Mensaje de". */
  public static boolean isUnfinished(String text) {
    return words(text) > 2 && OF.contains(Letters.plain(text.substring(text.lastIndexOf(' ') + 1)));
  }

  private static String withoutRule(String text) {
    int end = text.length();
    while (end > 0 && RULE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String withoutColon(String value) {
    int start = 0;
    while (start < value.length()
        && (value.charAt(start) == ':' || Character.isWhitespace(value.charAt(start)))) {
      start++;
    }
    return value.substring(start);
  }

  private static int colon(String text) {
    int limit = Math.min(text.length(), LONGEST_LABEL + 5);
    for (int i = 0; i < limit; i++) {
      if ((text.charAt(i) == ':' && !isInTime(text, i)) || text.charAt(i) == '：') {
        return i;
      }
    }
    return -1;
  }

  // "Ha llamado a las 12:20"
  private static boolean isInTime(String text, int at) {
    int hour = at - 1;
    while (hour > at - 3 && hour > 0 && Character.isDigit(text.charAt(hour))) {
      hour--;
    }
    boolean digits =
        at + 2 < text.length()
            && Character.isDigit(text.charAt(at + 1))
            && Character.isDigit(text.charAt(at + 2));
    return digits && hour > 0 && hour < at - 1 && text.charAt(hour) == ' ';
  }

  /** Returns the text without leading bullets and without surrounding asterisks and underlines. */
  private static String undecorated(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isDecoration(text.charAt(start))) {
      start++;
    }
    if (start == end) {
      return TickBoxes.isTicked(text) ? text.strip() : "";
    }
    while (end > start && isEmphasis(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isDecoration(char c) {
    return Character.isWhitespace(c)
        || DECORATION.indexOf(c) >= 0
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.OTHER_SYMBOL
        || c == '\uFE0F';
  }

  private static boolean isEmphasis(char c) {
    return Character.isWhitespace(c) || c == '*' || c == '_';
  }

  /** Returns whether the text may be an address or a telephone number. */
  public static boolean mayBeContact(String text) {
    return text.indexOf('@') >= 0
        || text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS_OF_PHONE;
  }

  /** Returns whether an unknown text may be a label. */
  public static boolean mayBeLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_UNKNOWN_LABEL
        && (Character.isLetter(label.charAt(0)) || label.charAt(0) == '¿')
        && label.indexOf(',') < 0
        && hasOnlyAbbreviations(label)
        && words(label) <= MOST_WORDS_IN_UNKNOWN_LABEL;
  }

  /** Returns whether each full stop ends a short word, as in "Tel. móvil". */
  private static boolean hasOnlyAbbreviations(String label) {
    int start = 0;
    for (int i = 0; i < label.length(); i++) {
      if (label.charAt(i) == '.' && i - start > LONGEST_ABBREVIATION) {
        return false;
      }
      start = label.charAt(i) == ' ' || label.charAt(i) == '.' ? i + 1 : start;
    }
    return true;
  }

  private static int words(String label) {
    int words = 1;
    for (int i = 0; i < label.length(); i++) {
      words += label.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }
}
