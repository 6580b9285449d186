package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.CarOwners;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledRequests;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.line.LinesUnderHeading;
import es.sml.connector.parse.line.MessageEnd;
import es.sml.connector.parse.line.SentenceAfterNumber;
import es.sml.connector.parse.line.Underlines;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.FormWords;
import es.sml.connector.parse.value.TickBoxes;
import es.sml.connector.parse.value.YesOrNo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads "Label: value" lines, and values on the line after their label. Decides whose vehicle the
 * values below a heading describe, and where the next customer begins.
 */
public final class LabelledBlock {
  /** The fields whose answers are often words that are labels too, such as "Email". */
  private static final Set<LeadField> CHOICES =
      EnumSet.of(LeadField.CONTACT_PREFERENCE, LeadField.REQUEST, LeadField.SUBTYPE);

  private static final int LONGEST_QUESTION = 80;

  /** The fields that name a vehicle, whose label may say what the customer wants to do with it. */
  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.VEHICLE, LeadField.MODEL, LeadField.MAKE);

  /** The fields that a form may ask for right after the customer's own vehicle. */
  private static final Set<LeadField> OF_NO_VEHICLE =
      EnumSet.of(LeadField.CONTACT_PREFERENCE, LeadField.FINANCING, LeadField.REQUEST);

  private static final String TYPE = "type";

  /** A label's request has no words of its own. */
  private static final String YES = "x";

  /** Values that a letterhead does not have. */
  private static final Set<LeadField> OF_PERSON =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.EMAIL);

  private final LabelDictionary labels;
  private final Headings headings;
  private final MessageEnd messageEnd;
  private final LinesUnderHeading underHeading;
  private final MessageLines message;
  private final SenderLine sender;
  private final DealerLines dealer;
  private final List<FieldValues> customers = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private FieldValues values = new FieldValues();

  /** The field of the last value; null if its label was not known. */
  private LeadField last;

  private HeadingRole section = HeadingRole.CUSTOMER;

  /** True if a heading began the section, not a value in it. */
  private boolean headed;

  /** Index of the line after the section's heading. */
  private int begun;

  /** True below a heading for the terms of a financing. */
  private boolean ofTerms;

  /** True below a heading for the customer if a telephone stands above it, and no person. */
  private boolean belowLetterhead;

  /** True if the words of a heading or a label say that the customer wants the vehicle. */
  private boolean wanted;

  public LabelledBlock(LabelDictionary labels) {
    this.labels = labels;
    this.headings = labels.layout().headings();
    this.messageEnd = new MessageEnd(labels);
    this.sender = new SenderLine(labels.layout().heads());
    this.dealer = new DealerLines(labels);
    this.underHeading = new LinesUnderHeading(labels, messageEnd);
    this.message = new MessageLines(headings, messageEnd);
  }

  /** Returns the labelled values of one customer in a text, such as a comment. */
  public static FieldValues inText(String text, LabelDictionary labels) {
    return new LabelledBlock(labels).read(MailLines.beginning(text).lines().toList()).get(0);
  }

  /**
   * Returns the values of each customer in the lines: one for most mails, none if there are none.
   * Text without a label stays with the first customer.
   */
  public List<FieldValues> read(List<String> text) {
    List<LabelledLine> lines =
        messageEnd.withoutFooter(
            LabelledLine.of(
                MessageEnd.withoutSignature(headings.readByDealer(Underlines.without(text))),
                labels));
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
      section = section.isOfDealer() && endsSection(lines, at) ? HeadingRole.CUSTOMER : section;
      return at + 1;
    }
    if (!line.colon() && options(line.text())) {
      return at + 1;
    }
    if (line.field() == LeadField.MESSAGE && !section.isOfDealer()) {
      return message.read(lines, at + 1, line, values);
    }
    if (line.isPrinted() && line.value().isEmpty()) {
      return at + 1; // the next key's line is no value of it
    }
    if (line.isLabelled() && line.value().isEmpty()) {
      return valueBelow(lines, at + 1, line);
    }
    if (sender.isName(line) && isContact(lines, at + 1)) {
      values.addIfAbsent(LeadField.NAME, line.value(), line.place());
      return at + 1;
    }
    if (line.isLabelled()) {
      boolean ofDealer = dealer.begin(lines, at, values);
      addField(line, line.value());
      section = ofDealer ? HeadingRole.DEALER : section;
      return at + 1;
    }
    int below = MessageEnd.next(lines, at + 1);
    if (below < lines.size()
        && sender.isName(line.text(), lines.get(below).text())
        && isContact(lines, below + 1)) {
      values.addIfAbsent(LeadField.NAME, lines.get(below).text(), "label \"" + line.text() + "\"");
      return below + 1;
    }
    if (below < lines.size() && AnswerBelow.is(line, lines.get(below))) {
      addField(asked(line), lines.get(below).text());
      return ListedRequests.read(line.text(), lines, below + 1, values);
    }
    Optional<HeadingRole> role =
        headings
            .roleOf(line.text())
            .filter(found -> found != HeadingRole.CUSTOMER || ownerOf(lines, at, below).isEmpty())
            .or(() -> ownerOf(lines, at, below));
    if (!MessageEnd.isRule(line.text())) {
      loose.add(line.text());
    }
    if (role.isEmpty()
        && section == HeadingRole.TRADE_IN
        && !values.has(LeadField.TRADE_IN_VEHICLE)
        && labels.owners().car(line.text()).isPresent()) {
      String car = labels.owners().car(line.text()).get();
      values.add(LeadField.TRADE_IN_VEHICLE, car, LinesUnderHeading.PLACE);
      return at + 1;
    }
    if (role.isEmpty()) {
      section = endsTradeIn(lines, at) ? HeadingRole.UNSURE : section;
      return at + 1;
    }
    if (isField(lines, at, role.get())) {
      return at + 1;
    }
    terms(line.text(), lines, at + 1);
    begin(role.get(), line.text(), lines, at + 1);
    return underHeading.read(lines, at + 1, section, values);
  }

  /**
   * Returns whether the blank line ends the section. Below a heading of several words and a blank
   * line, such a line stands after each row of a table.
   */
  private boolean endsSection(List<LabelledLine> lines, int at) {
    boolean spaced =
        begun > 0
            && lines.get(begun).isBlank()
            && lines.get(begun - 1).text().strip().indexOf(' ') > 0
            && !lines.get(begun - 1).colon();
    return at > begun && !(spaced && !lines.get(at - 1).isBlank());
  }

  /** Takes a heading such as "Requested financing", if labelled values are below it. */
  private void terms(String heading, List<LabelledLine> lines, int first) {
    int next = MessageEnd.next(lines, first);
    ofTerms =
        next < lines.size()
            && lines.get(next).isLabelled()
            && !lines.get(next).value().isEmpty()
            && YesOrNo.of(lines.get(next).value()) != YesOrNo.NO
            && RequestedTask.in(heading).equals(List.of(RequestedTask.FINANCING));
    if (ofTerms) {
      values.addIfAbsent(LeadField.FINANCING, YES, "heading \"" + heading + "\"");
    }
  }

  /** Returns the owner of the car below a line that some words make its heading. */
  private Optional<HeadingRole> ownerOf(List<LabelledLine> lines, int at, int below) {
    return below < lines.size() && !lines.get(below).isLabelled()
        ? labels.owners().ownerBelow(lines.get(at).text(), lines.get(below).text())
        : Optional.empty();
  }

  /**
   * Returns whether a form's field for a company or a salesperson stands there, and no heading: its
   * value is empty, or stands above the next label.
   */
  private boolean isField(List<LabelledLine> lines, int at, HeadingRole role) {
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

  /** Returns whether the next line is the customer's telephone or address. */
  private static boolean isContact(List<LabelledLine> lines, int at) {
    int next = MessageEnd.next(lines, at);
    return next < lines.size()
        && (lines.get(next).field() == LeadField.PHONE
            || lines.get(next).field() == LeadField.EMAIL
            || (lines.get(next).isLabelled() && lines.get(next).value().indexOf('@') > 0));
  }

  private LabelledLine asked(LabelledLine line) {
    LeadField field = labels.field(line.text()).orElse(null);
    return new LabelledLine(line.text(), line.text(), "", field, true);
  }

  /** Returns whether an unknown heading after the customer's own vehicle begins other data. */
  private boolean endsTradeIn(List<LabelledLine> lines, int at) {
    return section == HeadingRole.TRADE_IN
        && headed
        && lines.get(at - 1).isBlank()
        && isVehicle(lines, at + 1, true)
        && LabelledLine.mayBeLabel(lines.get(at).text());
  }

  private void addField(LabelledLine line, String value) {
    if (values.size() == 0 && !section.isOfDealer() && sender.read(line, value, values)) {
      return;
    }
    if (TickBoxes.in(value).size() > 1 && options(value)) {
      return; // "Desidera: [x] Informazioni [ ] Permuta"
    }
    LeadField labelled = isWhich(line) ? LeadField.TRADE_IN_VEHICLE : field(line);
    LeadField known =
        section.isOfDealer() ? labelled : labels.owners().field(labelled, line.label(), value);
    boolean noCar = labels.owners().isNoCar(known, value);
    if (noCar) {
      known = FormWords.mayAsk(line.label(), value) ? LeadField.REQUEST : null;
    }
    if (known == LeadField.NAME && isAnswerWithReason(value)) {
      known = null; // "Is the car in your name? No, in my wife's"
    }
    boolean traded = last == LeadField.TRADE_IN && YesOrNo.of(values.first(last)) == YesOrNo.YES;
    last = known;
    boolean ofCar = TradeInFields.isOfWanted(known) && known != LeadField.PRICE;
    if (traded && ofCar && NAMES.stream().anyMatch(values::has)) {
      headed = false;
      section = HeadingRole.TRADE_IN; // "Do you have a part exchange? Yes. Plate: ..."
    }
    if (ofTerms && known == LeadField.PRICE) {
      known = null; // the amount that is to be financed
    }
    if (known == null || isHeading(line, known, value)) {
      if (section.isOfDealer() || labels.owners().isOfNeither(line.label(), value)) {
        values.addOthers(line.label(), value);
      } else {
        values.addUnknown(line.label(), value);
        section =
            section == HeadingRole.TRADE_IN && isWantedCar(line, value)
                ? HeadingRole.CUSTOMER
                : section;
      }
      if (!section.isOfDealer() && !noCar) {
        boolean tradeIn = section == HeadingRole.TRADE_IN;
        AnsweredQuestion.field(line.label(), value)
            .filter(field -> !tradeIn || OF_NO_VEHICLE.contains(field))
            .ifPresent(field -> values.addIfAbsent(field, value, line.place()));
        boolean link = value.startsWith("http"); // "Para ver el registro: https://..."
        boolean asked =
            !link && YesOrNo.of(value) != YesOrNo.NO && NAMES.stream().anyMatch(values::has);
        requestOf(line, asked && !tradeIn);
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
      section = HeadingRole.CUSTOMER;
    }
    LeadField field = inSection(line, known);
    if (field == null && TradeInFields.isOfWanted(known)) {
      values.addOthers(line.label(), value); // it is unclear whose vehicle it is
      return;
    } else if (field == null) {
      values.addUnknown(line.label(), value);
      return;
    }
    if (LabelDictionary.isOfTradeIn(field)
        && known != LeadField.TRADE_IN_PRICE // a seller's form has no other vehicle
        && YesOrNo.of(value) != YesOrNo.NO) {
      headed &= section == HeadingRole.TRADE_IN;
      section = HeadingRole.TRADE_IN; // its plate and kilometres follow it
    }
    wanted |= LabelDictionary.ofTradeIn(field) != field && headings.isWanted(line.label());
    Optional<CarOwners.Exchange> exchange =
        field == LeadField.VEHICLE ? labels.owners().exchange(value) : Optional.empty();
    exchange.ifPresent(both -> values.add(LeadField.TRADE_IN_VEHICLE, both.own(), line.place()));
    String text = exchange.map(CarOwners.Exchange::wanted).orElse(value);
    boolean code = field == LeadField.PHONE || field == LeadField.EXTERNAL_ID;
    int sentence = code ? SentenceAfterNumber.start(text) : -1;
    if (sentence > 0) {
      loose.add(text.substring(sentence).strip());
      text = text.substring(0, sentence);
    }
    if (field == LeadField.PHONE && belowLetterhead && OF_PERSON.stream().anyMatch(values::has)) {
      values.toOthers(field, "Otro teléfono"); // the dealer's
      belowLetterhead = false;
    }
    values.add(field, text, line.place());
    if (field == LeadField.VEHICLE
        && labelled != null
        && LabelledRequests.FIELDS.contains(labelled)) {
      values.add(labelled, YES, line.place()); // "Vehículo a reservar" asks for both
    }
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

  /** Returns the field of a label in this section; null if it is no lead's. */
  private LeadField inSection(LabelledLine line, LeadField known) {
    if (section == HeadingRole.UNSURE && LabelDictionary.ofTradeIn(known) != known) {
      return null;
    }
    if (section == HeadingRole.SECOND && headed) {
      return LabelDictionary.ofSecond(known);
    }
    // A price may be the wanted vehicle's again, unless a heading names the owner.
    boolean moves =
        section == HeadingRole.TRADE_IN
            && (headed || known != LeadField.PRICE)
            && !isOfWanted(line.label(), known);
    return moves ? LabelDictionary.ofTradeIn(known) : known;
  }

  private boolean isWantedCar(LabelledLine line, String value) {
    return isOfWanted(line.label(), LeadField.VEHICLE) && labels.owners().car(value).isPresent();
  }

  private boolean isOfWanted(String label, LeadField known) {
    boolean names = NAMES.contains(known);
    return headings.isWanted(label)
        || headings.isWantedVehicle(label)
        || (names && headings.ownerOf(label).filter(HeadingRole.WANTED::equals).isPresent());
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
        && FollowUpQuestion.asksWhich(line.label());
  }

  private LeadField field(LabelledLine line) {
    LeadField field =
        line.field() == null && section == HeadingRole.TRADE_IN
            ? labels.fieldOfTradeIn(line.label()).orElse(null)
            : line.field();
    if (field == null && last == LeadField.MAKE && TYPE.equals(Letters.plain(line.label()))) {
      return LeadField.MODEL; // "Merk: Opel", "Type: Meriva"
    }
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

  private int valueBelow(List<LabelledLine> lines, int first, LabelledLine start) {
    int next = MessageEnd.next(lines, first);
    Optional<HeadingRole> role =
        headings.roleOf(start.label()).filter(found -> !isField(lines, first - 1, found));
    if (next < lines.size() && isValue(lines, next, start, role)) {
      boolean ofTradeIn = role.filter(HeadingRole.WANTED::equals).isPresent() && isOfTradeIn(start);
      if (role.isPresent() && !ofTradeIn && underHeading.mayFollow(role.get(), start.field())) {
        begin(role.get(), start.label(), lines, first);
        int end = underHeading.read(lines, first, section, values);
        if (end > first) {
          return end;
        }
      }
      if (start.colon() || !isOwnCar(start) || mayBeOwnCar(lines.get(next).text())) {
        addField(start, lines.get(next).text());
        return ListedRequests.read(start.label(), lines, next + 1, values);
      }
    }
    if (!start.colon()
        && start.field() != null
        && LabelledRequests.FIELDS.contains(start.field())) {
      loose.add(start.text()); // it may be a word of the text
    }
    if (start.label().indexOf(' ') > 0) {
      terms(start.label(), lines, first);
    }
    if (role.isPresent()) {
      begin(role.get(), start.label(), lines, first);
      return underHeading.read(lines, first, section, values);
    }
    return first;
  }

  private static boolean isOwnCar(LabelledLine label) {
    return label.field() == LeadField.TRADE_IN_VEHICLE || label.field() == LeadField.TRADE_IN;
  }

  // "Customer has a trade-in" is no label of the remark below it.
  private boolean mayBeOwnCar(String line) {
    return YesOrNo.of(line) != YesOrNo.WORDS || underHeading.names(line, HeadingRole.TRADE_IN);
  }

  /** Returns whether the label names the vehicle of a heading such as "Permuta" above it. */
  private boolean isOfTradeIn(LabelledLine label) {
    return section == HeadingRole.TRADE_IN
        && headed
        && label.field() == LeadField.VEHICLE
        && !values.has(LeadField.TRADE_IN_VEHICLE)
        && !headings.isWantedVehicle(label.label());
  }

  /** Returns whether the line is the value of the label above it. */
  private static boolean isValue(
      List<LabelledLine> lines, int at, LabelledLine label, Optional<HeadingRole> role) {
    LabelledLine line = lines.get(at);
    if (!line.isLabelled()) {
      return label.field() != null || role.isEmpty();
    }
    int next = MessageEnd.next(lines, at + 1);
    boolean labelFollows =
        next == lines.size()
            || lines.get(next).isLabelled()
            || (next > at + 1 && !LabelledLine.mayBeContact(lines.get(next).text()));
    return CHOICES.contains(label.field())
        && !line.colon()
        && line.value().isEmpty()
        && labelFollows;
  }

  // Text before the first value is the title of the mail: "Solicitud de tasación". It is a heading
  // if the labels of a vehicle follow it.
  private void begin(HeadingRole role, String heading, List<LabelledLine> lines, int next) {
    boolean title =
        role == HeadingRole.TRADE_IN
            && values.size() == 0
            && !isVehicle(lines, next, headings.namesVehicle(heading))
            && !isCar(lines, MessageEnd.next(lines, next));
    if (!title) {
      section = role == HeadingRole.SELLER && speaksOfSale(lines) ? HeadingRole.CUSTOMER : role;
      headed = true;
      begun = next;
      belowLetterhead =
          (role == HeadingRole.CUSTOMER || belowLetterhead)
              && values.has(LeadField.PHONE)
              && OF_PERSON.stream().noneMatch(values::has);
      wanted |= role == HeadingRole.WANTED && headings.isWanted(heading);
    }
  }

  private static boolean isAnswerWithReason(String value) {
    return value.indexOf(',') > 0 && YesOrNo.of(YesOrNo.beforeComma(value)) != YesOrNo.WORDS;
  }

  /** Returns whether a person sells a car to the dealer. */
  private boolean speaksOfSale(List<LabelledLine> lines) {
    return lines.stream().map(LabelledLine::text).anyMatch(headings::speaksOfSale);
  }

  private boolean isCar(List<LabelledLine> lines, int at) {
    return at < lines.size()
        && !lines.get(at).isLabelled()
        && labels.owners().car(lines.get(at).text()).isPresent();
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
