package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.label.TradeInFields;
import es.sml.connector.parse.phrase.Headings;
import es.sml.connector.parse.phrase.MailHeadWords.Line;
import es.sml.connector.parse.phrase.Role;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads "Label: value" lines, and values on the line after their label. */
final class LabelledBlock {
  /** The fields whose answers are often words that are labels too, such as "Email". */
  private static final Set<LeadField> CHOICES =
      EnumSet.of(LeadField.CONTACT_PREFERENCE, LeadField.REQUEST, LeadField.SUBTYPE);

  private static final int LONGEST_QUESTION = 80;
  private static final int LONGEST_SENDER = 120;
  private static final List<String> SENT_BY =
      List.of(
          "sent by",
          "enviado por",
          "enviat per",
          "envoye par",
          "gesendet von",
          "inviato da",
          "verzonden door",
          "from",
          "remitente",
          "absender",
          "expediteur",
          "mittente",
          "afzender");

  /** The fields that name a vehicle, whose label may say what the customer wants to do with it. */
  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.VEHICLE, LeadField.MODEL, LeadField.MAKE);

  /** Questions after one such as "Have you a part exchange?", without their spaces. */
  private static final Set<String> WHICH =
      Set.of(
          "cual",
          "cuales",
          "cualcoche",
          "quecoche",
          "quin",
          "quina",
          "quins",
          "zein",
          "qual",
          "quais",
          "qualcarro",
          "lequel",
          "laquelle",
          "quelvehicule",
          "quellevoiture",
          "welches",
          "welcher",
          "welchesfahrzeug",
          "which",
          "whichone",
          "whichcar",
          "whatcar",
          "whatisit",
          "quale",
          "qualeauto",
          "welke",
          "welkeauto",
          "ensucasocual",
          "siesasicual",
          "ifsowhich",
          "ifyeswhich",
          "encasoafirmativocual",
          "wennjawelches",
          "siouilequel",
          "seigual",
          "sesiquale",
          "zojawelke",
          "detalles",
          "details");

  /** A label's request has no words of its own. */
  private static final String YES = "x";

  private final LabelDictionary labels;
  private final Headings headings;
  private final MessageEnd messageEnd;
  private final LinesUnderHeading underHeading;
  private final List<FieldValues> customers = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private FieldValues values = new FieldValues();

  /** The field of the last value; null if its label was not known. */
  private LeadField last;

  private Role section = Role.CUSTOMER;

  /** True if a heading began the section, not a value in it. */
  private boolean headed;

  /** Index of the line after the section's heading. */
  private int begun;

  /** True if the words of a heading or a label say that the customer wants the vehicle. */
  private boolean wanted;

  LabelledBlock(LabelDictionary labels) {
    this.labels = labels;
    this.headings = labels.layout().headings();
    this.messageEnd = new MessageEnd(labels);
    this.underHeading = new LinesUnderHeading(labels, messageEnd);
  }

  /** Returns the labelled values of one customer in a text, such as a comment. */
  static FieldValues inText(String text, LabelDictionary labels) {
    return new LabelledBlock(labels).read(MailLines.beginning(text).lines().toList()).get(0);
  }

  /**
   * Returns the values of each customer in the lines: one for most mails, none if there are none.
   * Text without a label stays with the first customer.
   */
  List<FieldValues> read(List<String> text) {
    List<LabelledLine> lines =
        messageEnd.withoutFooter(LabelledLine.of(MessageEnd.withoutSignature(text), labels));
    if (lines.stream().allMatch(line -> line.field() == null && line.label() == null)
        && lines.stream().noneMatch(line -> headings.roleOf(line.text()).isPresent())) {
      return List.of(values);
    }
    int next = 0;
    while (next < lines.size()) {
      next = read(lines, next);
    }
    if (values.size() > 0 || customers.isEmpty()) {
      customers.add(values);
    }
    if (customers.get(0).size() > 0) {
      customers.get(0).addLoose(String.join("\n", loose));
    }
    return customers;
  }

  /** Reads the line at that index, and returns the index of the next one to read. */
  private int read(List<LabelledLine> lines, int at) {
    LabelledLine line = lines.get(at);
    if (line.isBlank()) {
      section = section.isOfDealer() && at > begun ? Role.CUSTOMER : section;
      return at + 1;
    }
    if (line.field() == LeadField.MESSAGE && !section.isOfDealer()) {
      return message(lines, at + 1, line);
    }
    if (line.isLabelled() && line.value().isEmpty()) {
      return valueBelow(lines, at + 1, line);
    }
    if (line.isLabelled()) {
      take(line, line.value());
      return at + 1;
    }
    if (options(line.text())) {
      return at + 1;
    }
    int below = MessageEnd.next(lines, at + 1);
    if (isAnsweredBelow(lines, at, below)) {
      take(asked(line), lines.get(below).text());
      return below + 1;
    }
    Optional<Role> role = headings.roleOf(line.text());
    if (!MessageEnd.isRule(line.text())) {
      loose.add(line.text());
    }
    if (role.isEmpty()) {
      section = endsTradeIn(lines, at) ? Role.UNSURE : section;
      return at + 1;
    }
    if (isField(lines, at, role.get())) {
      return at + 1;
    }
    begin(role.get(), line.text(), lines, at + 1);
    return underHeading.read(lines, at + 1, section, values);
  }

  /**
   * Returns whether a form's field for a company or a salesperson stands there, and no heading: its
   * value is empty, or stands above the next label.
   */
  private boolean isField(List<LabelledLine> lines, int at, Role role) {
    int next = MessageEnd.next(lines, at + 1);
    if (!role.isOfDealer() || next >= lines.size()) {
      return false;
    }
    LabelledLine following = lines.get(next);
    if (!following.isLabelled()) {
      int second = MessageEnd.next(lines, next + 1);
      return second < lines.size()
          && lines.get(second).isLabelled()
          && lines.get(second).value().isEmpty();
    }
    boolean inside = at > 0 && !lines.get(at - 1).isBlank();
    return inside && lines.get(at).colon() && !values.has(following.field());
  }

  /** Takes the options of a line: "[x] Quiero probarlo". Returns false if it has none. */
  private boolean options(String line) {
    List<TickBoxes.Option> options = TickBoxes.in(line);
    for (TickBoxes.Option option : options) {
      boolean request =
          option.ticked()
              && !section.isOfDealer()
              && !RequestQuestion.isConsent(option.text())
              && !RequestedTask.in(option.text()).isEmpty();
      if (request) {
        values.add(LeadField.REQUEST, option.text(), "option \"" + option.text() + "\"");
      } else {
        values.addOthers(option.ticked() ? "Marcado" : "Sin marcar", option.text());
      }
    }
    return !options.isEmpty();
  }

  /** Returns whether a question stands there without a sign, and a yes or a no below it. */
  private static boolean isAnsweredBelow(List<LabelledLine> lines, int at, int below) {
    return below < lines.size()
        && !lines.get(below).isLabelled()
        && LabelledLine.isAnswer(lines.get(below).text())
        && lines.get(at).text().length() <= LONGEST_QUESTION
        && Character.isLetter(lines.get(at).text().charAt(0));
  }

  private LabelledLine asked(LabelledLine line) {
    LeadField field = labels.field(line.text()).orElse(null);
    return new LabelledLine(line.text(), line.text(), "", field, true);
  }

  /** Returns whether an unknown heading after the customer's own vehicle begins other data. */
  private boolean endsTradeIn(List<LabelledLine> lines, int at) {
    return section == Role.TRADE_IN
        && headed
        && lines.get(at - 1).isBlank()
        && isVehicle(lines, at + 1, true)
        && LabelledLine.looksLikeLabel(lines.get(at).text());
  }

  private void take(LabelledLine line, String value) {
    if (isSender(line, value)) {
      sender(line, value);
      return;
    }
    LeadField known = isWhich(line) ? LeadField.TRADE_IN_VEHICLE : field(line);
    last = known;
    if (known == null || isHeading(line, known, value)) {
      if (section.isOfDealer()) {
        values.addOthers(line.label(), value);
      } else {
        values.addUnknown(line.label(), value);
      }
      if (!section.isOfDealer() && section != Role.TRADE_IN) {
        AnsweredQuestion.field(line.label(), value)
            .ifPresent(field -> values.addIfAbsent(field, value, line.place()));
        requestOf(line, NAMES.stream().anyMatch(values::has));
      }
      return;
    }
    if (section.isOfDealer()) {
      values.addOthers(line.label(), value);
      return;
    }
    if (isNextCustomer(known, value)) {
      customers.add(values);
      values = new FieldValues();
      section = Role.CUSTOMER;
    }
    LeadField field = inSection(line, known);
    if (field == null && TradeInFields.isOfWanted(known)) {
      values.addOthers(line.label(), value); // it is unclear whose vehicle it is
      return;
    }
    if (field == null) {
      values.addUnknown(line.label(), value);
      return;
    }
    if (LabelDictionary.isOfTradeIn(field) && YesOrNo.of(value) != YesOrNo.NO) {
      headed &= section == Role.TRADE_IN;
      section = Role.TRADE_IN; // its plate and kilometres follow it
    }
    wanted |= LabelDictionary.ofTradeIn(field) != field && headings.isWanted(line.label());
    values.add(field, value, line.place());
    values.wanted(wanted);
    requestOf(line, NAMES.contains(field) && VehicleQuestion.isName(value));
  }

  /** Adds the request that a label names beside a vehicle: "Modelo a probar: Ford Puma". */
  private void requestOf(LabelledLine line, boolean vehicle) {
    if (!vehicle || line.label().length() > LONGEST_QUESTION) {
      return;
    }
    for (RequestedTask task : RequestedTask.in(line.label())) {
      if (task == RequestedTask.TEST_DRIVE) {
        values.addIfAbsent(LeadField.TEST_DRIVE, YES, line.place());
      } else if (task == RequestedTask.APPOINTMENT) {
        values.addIfAbsent(LeadField.APPOINTMENT, YES, line.place());
      }
    }
  }

  /** Returns whether the line begins the table of a form: "From: Ana &lt;ana@example.org&gt;". */
  private boolean isSender(LabelledLine line, String value) {
    return values.size() == 0
        && !section.isOfDealer()
        && line.field() == null
        && (labels.layout().heads().header(line.label()).filter(Line.FROM::equals).isPresent()
            || isSentBy(line.label(), value))
        && EmailReader.addresses(value).size() == 1;
  }

  /** Returns whether a form says who sent it: "... enviado por: Ana &lt;ana@example.org&gt;". */
  private static boolean isSentBy(String label, String value) {
    String plain = Letters.plain(label);
    return value.endsWith(">")
        && value.length() <= LONGEST_SENDER
        && value.indexOf('<') > 0
        && SENT_BY.stream().anyMatch(plain::endsWith);
  }

  private void sender(LabelledLine line, String value) {
    QuotedMail mail = QuotedMail.from(Line.FROM, value, "");
    values.add(LeadField.NAME, mail.name(), line.place());
    values.add(LeadField.EMAIL, mail.address(), line.place());
  }

  /** Returns the field of a label in this section; null if it is no lead's. */
  private LeadField inSection(LabelledLine line, LeadField known) {
    if (section == Role.UNSURE && LabelDictionary.ofTradeIn(known) != known) {
      return null;
    }
    if (section == Role.SECOND && headed) {
      return LabelDictionary.ofSecond(known);
    }
    // A price may be the wanted vehicle's again, unless a heading names the owner.
    boolean moves =
        section == Role.TRADE_IN
            && (headed || known != LeadField.PRICE)
            && !headings.isWanted(line.label())
            && !headings.isWantedVehicle(line.label());
    return moves ? LabelDictionary.ofTradeIn(known) : known;
  }

  /** Returns whether a bare word such as "Reserva" may be a link or a heading, not a label. */
  private static boolean isHeading(LabelledLine line, LeadField field, String value) {
    return !line.colon()
        && LabelledRequests.FIELDS.contains(field)
        && line.label().indexOf(' ') < 0
        && YesOrNo.of(value) == YesOrNo.WORDS
        && value.chars().noneMatch(Character::isDigit);
  }

  /** Returns whether the label asks which vehicle the customer trades in: "Cuál", after a yes. */
  private boolean isWhich(LabelledLine line) {
    return (last == LeadField.TRADE_IN || last == LeadField.TRADE_IN_VEHICLE)
        && line.field() == null
        && !section.isOfDealer()
        && YesOrNo.of(values.first(last)) == YesOrNo.YES
        && WHICH.contains(String.join("", Letters.words(letters(line.label()))));
  }

  private static String letters(String label) {
    StringBuilder letters = new StringBuilder();
    Letters.plain(Letters.start(label, LONGEST_QUESTION))
        .chars()
        .filter(c -> Character.isLetter(c) || c == ' ')
        .forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  private LeadField field(LabelledLine line) {
    LeadField field =
        line.field() == null && section == Role.TRADE_IN
            ? labels.fieldOfTradeIn(line.label()).orElse(null)
            : line.field();
    if (field != null && field != LeadField.VEHICLE) {
      return field;
    }
    // A label of the same words as a heading: "Coche que tienes", "Nieuwe auto".
    if (headings.isOwnVehicle(line.label())) {
      return LeadField.TRADE_IN_VEHICLE;
    }
    return field == null && headings.isWantedVehicle(line.label()) ? LeadField.VEHICLE : field;
  }

  private boolean isNextCustomer(LeadField field, String value) {
    return (field == LeadField.NAME || field == LeadField.FIRST_NAME)
        && values.has(field)
        && !values.first(field).equalsIgnoreCase(value)
        && (values.has(LeadField.PHONE) || values.has(LeadField.EMAIL));
  }

  private int message(List<LabelledLine> lines, int first, LabelledLine start) {
    StringBuilder message = new StringBuilder(start.value());
    int next = first;
    while (next < lines.size() && !messageEnd.isBefore(lines, next)) {
      message.append('\n').append(lines.get(next++).text());
    }
    values.add(LeadField.MESSAGE, message.toString(), start.place());
    return next;
  }

  private int valueBelow(List<LabelledLine> lines, int first, LabelledLine start) {
    int next = MessageEnd.next(lines, first);
    Optional<Role> role =
        headings.roleOf(start.label()).filter(found -> !isField(lines, first - 1, found));
    if (next < lines.size() && isValue(lines, next, start, role)) {
      boolean ofTradeIn = role.filter(Role.WANTED::equals).isPresent() && isOfTradeIn(start);
      if (role.isPresent() && !ofTradeIn && underHeading.mayFollow(role.get(), start.field())) {
        begin(role.get(), start.label(), lines, first);
        int end = underHeading.read(lines, first, section, values);
        if (end > first) {
          return end;
        }
      }
      take(start, lines.get(next).text());
      return next + 1;
    }
    if (!start.colon()
        && start.field() != null
        && LabelledRequests.FIELDS.contains(start.field())) {
      loose.add(start.text()); // it may be a word of the text
    }
    if (role.isPresent()) {
      begin(role.get(), start.label(), lines, first);
      return underHeading.read(lines, first, section, values);
    }
    return first;
  }

  /** Returns whether the label names the vehicle of a heading such as "Permuta" above it. */
  private boolean isOfTradeIn(LabelledLine label) {
    return section == Role.TRADE_IN
        && headed
        && label.field() == LeadField.VEHICLE
        && !values.has(LeadField.TRADE_IN_VEHICLE)
        && !headings.isWantedVehicle(label.label());
  }

  /** Returns whether the line is the value of the label above it. */
  private static boolean isValue(
      List<LabelledLine> lines, int at, LabelledLine label, Optional<Role> role) {
    LabelledLine line = lines.get(at);
    if (!line.isLabelled()) {
      return label.field() != null || role.isEmpty();
    }
    boolean labelFollows = at + 1 == lines.size() || lines.get(at + 1).isLabelled();
    return CHOICES.contains(label.field())
        && !line.colon()
        && line.value().isEmpty()
        && labelFollows;
  }

  // Text before the first value is the title of the mail: "Solicitud de tasación". It is a heading
  // if the labels of a vehicle follow it.
  private void begin(Role role, String heading, List<LabelledLine> lines, int next) {
    boolean title =
        role == Role.TRADE_IN
            && values.size() == 0
            && !isVehicle(lines, next, headings.namesVehicle(heading));
    if (!title) {
      section = role;
      headed = true;
      begun = next;
      wanted |= role == Role.WANTED && headings.isWanted(heading);
    }
  }

  /**
   * Returns whether a label of a vehicle follows.
   *
   * @param named true if its name counts too
   */
  private static boolean isVehicle(List<LabelledLine> lines, int first, boolean named) {
    int next = MessageEnd.next(lines, first);
    return next < lines.size()
        && lines.get(next).field() != null
        && (named || lines.get(next).field() != LeadField.VEHICLE)
        && LabelDictionary.ofTradeIn(lines.get(next).field()) != lines.get(next).field();
  }
}
