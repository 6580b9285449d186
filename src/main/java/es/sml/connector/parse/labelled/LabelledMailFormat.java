package es.sml.connector.parse.labelled;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.ContactInName;
import es.sml.connector.parse.draft.CustomerDraft;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledVehicles;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleMoves;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.gap.ContactGaps;
import es.sml.connector.parse.gap.NameGap;
import es.sml.connector.parse.gap.ReplyToAddress;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.line.LinesUnderHeading;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.request.CarInSentence;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.template.SenderLayout;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.CapturedRow;
import es.sml.connector.parse.unlabelled.PageAddress;
import es.sml.connector.parse.unlabelled.SubjectVehicle;
import es.sml.connector.parse.unlabelled.TradeInWords;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mail or other text with "Label: value" lines, as described by a template. Decides which parts are
 * read, how many customers a mail may name, and what names a missing vehicle.
 */
public final class LabelledMailFormat implements LeadFormat {
  static final int MAX_CUSTOMERS = 200;

  /** A mail with so many labels is a form's, so that its subject is the form's title. */
  private static final int FEWEST_OF_FORM = 2;

  private static final int FEWEST_OF_SENTENCES = 50;

  private static final int LONGEST_TITLE = 300;

  /** One of them proves that two readings are of the same person. */
  private static final Set<LeadField> OF_PERSON =
      EnumSet.of(LeadField.NAME, LeadField.PHONE, LeadField.EMAIL);

  private static final int MOST_ATTACHED = 5;
  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final Set<LeadField> CONTACTS = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);
  private static final Set<LeadField> VEHICLES =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL, LeadField.TRADE_IN_VEHICLE);

  private static final String CUT =
      "El mensaje es muy largo: solo se ha leído su comienzo, y puede faltar algún dato";

  private final FormatTemplate template;
  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final UnlabelledReader unlabelled;
  private final ContactGaps contacts;
  private final SenderLayout layout;
  private final NameGap names;
  private final ReplyToAddress replyTo;
  private final CapturedRow row;

  LabelledMailFormat(FormatTemplate template, LabelDictionary labels, Vocabulary vocabulary) {
    this.template = template;
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.contacts = new ContactGaps(vocabulary);
    this.layout = new SenderLayout(template.layout());
    this.names = new NameGap(vocabulary, labels);
    this.replyTo = new ReplyToAddress(template, vocabulary);
    this.row = new CapturedRow(vocabulary);
  }

  /**
   * One reading of a part.
   *
   * @param fields number of values in it
   * @param first the values before others joined them
   */
  private record Found(LeadDraft draft, int fields, Map<LeadField, List<String>> first) {}

  @Override
  public String name() {
    return template.name();
  }

  public boolean isGeneric() {
    return template.isGeneric();
  }

  /** Returns whether the template is for tables only. */
  public boolean isOnlyForTables() {
    return !template.isGeneric() && template.when().file() != null;
  }

  /** Returns whether the template is for that table. */
  public boolean isForTable(MessageContent content, MessageContent.Part table) {
    return isOnlyForTables() && template.when().accepts(content, table);
  }

  public LabelDictionary labels() {
    return labels;
  }

  /** Returns the provider of the enquiries; null for the sender's domain. */
  public String provider() {
    return template.provider();
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return read(new MailDecision(content, vocabulary));
  }

  @Override
  public Optional<ParseResult> read(MailDecision mail) {
    MessageContent content = mail.mail();
    if (!template.isGeneric() && !template.when().accepts(content)) {
      return Optional.empty();
    }
    if (template.nonLead() != null && template.nonLead().accepts(content)) {
      return Optional.of(
          new ParseResult.NotALead("no enquiry, by non-lead of the template " + name()));
    }
    List<Found> customers = new ArrayList<>();
    UnknownSender sender = new UnknownSender(mail);
    Optional<String> notice = sender.notice();
    if (notice.isPresent()) {
      return notice.map(ParseResult.NotALead::new);
    }
    for (MessageContent.Part part : content.parts()) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        read(mail.lines(part, template.where(), labels), sender, customers)
            .forEach(found -> merge(customers, found));
      }
    }
    if (customers.isEmpty() && template.isGeneric() && !mail.get().isAgainstTable()) {
      addAttached(content, customers);
    }
    if (customers.isEmpty()) {
      return Optional.empty();
    }
    if (sender.isTestLead()) {
      return Optional.of(new ParseResult.NotALead("test lead of a form"));
    }
    FoundLeads leads = new FoundLeads(name(), recognised(), content);
    customers.forEach(found -> leads.add(found.draft()));
    return Optional.of(leads.orUnreadable("the mail"));
  }

  /** Reads attached forms, if their labels name a customer, a contact and a car. */
  private void addAttached(MessageContent content, List<Found> customers) {
    content.parts().stream()
        .filter(part -> part.attachment() && part.contentType().startsWith("text/"))
        .limit(MOST_ATTACHED)
        .map(part -> new MailDecision(content.showing(part), vocabulary))
        .flatMap(mail -> read(mail, customers).stream())
        .filter(LabelledMailFormat::isWholeForm)
        .forEach(found -> merge(customers, found));
  }

  private List<Found> read(MailDecision mail, List<Found> known) {
    UnknownSender sender = new UnknownSender(mail);
    boolean against = mail.get().isAgainst(mail.get().supporting()); // an invoice has labels too
    return against || sender.notice().isPresent() || sender.isTestLead()
        ? List.of()
        : read(mail.lines(mail.mail().parts().get(0), template.where(), labels), sender, known);
  }

  private static boolean isWholeForm(Found found) {
    Set<LeadField> fields = found.first().keySet();
    return NAMES.stream().anyMatch(fields::contains)
        && CONTACTS.stream().anyMatch(fields::contains)
        && VEHICLES.stream().anyMatch(fields::contains);
  }

  private String recognised() {
    return template.isGeneric()
        ? "labels and their values"
        : "the template's when, confidence " + template.confidence().written();
  }

  /**
   * Text and HTML of a mail have the same content, so only the fuller reading of each customer is
   * kept.
   */
  private static void merge(List<Found> customers, Found found) {
    for (int i = 0; i < customers.size(); i++) {
      if (customers.get(i).draft().customer().isSameAs(found.draft().customer())) {
        if (found.fields() > customers.get(i).fields()) {
          customers.set(i, found);
        }
        return;
      }
    }
    customers.add(found);
  }

  private List<Found> read(MailLines lines, UnknownSender sender, List<Found> known) {
    for (List<String> whole : lines.readings()) {
      List<String> reading = layout.removedFrom(whole);
      List<FieldValues> customers = new LabelledBlock(labels).read(reading);
      if (customers.size() > MAX_CUSTOMERS) {
        throw new UnreadableMessageException(
            "the mail names more than " + MAX_CUSTOMERS + " customers; ask the sender to split it");
      }
      String text = String.join("\n", reading);
      FieldValues unlabelled = new FieldValues();
      findIn(String.join("\n", whole), customers, unlabelled);
      if (template.isGeneric() && customers.size() == 1) {
        row.addTo(customers.get(0), reading);
      }
      customers.forEach(values -> addUnlabelled(values, text, lines.data(), unlabelled));
      if (customers.size() == 1 && isAmong(known, customers.get(0))) {
        return List.of();
      }
      List<Found> found =
          withoutIncomplete(
              customers, values -> complete(values, lines, text, customers.size() == 1, sender));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Returns whether a reading has all those values, so that this one is the same with less. */
  private static boolean isAmong(List<Found> known, FieldValues values) {
    return OF_PERSON.stream().anyMatch(values::has)
        && known.stream().anyMatch(found -> values.areIn(found.first()));
  }

  /** Finds the template's expressions, but none of fields that all customers have. */
  private void findIn(String searched, List<FieldValues> customers, FieldValues unlabelled) {
    String lower = template.text().isEmpty() ? "" : Letters.lower(searched);
    template.text().stream()
        .filter(
            pattern ->
                !pattern.fields().stream()
                    .allMatch(field -> customers.stream().allMatch(values -> values.has(field))))
        .forEach(pattern -> pattern.find(searched, lower, unlabelled, "the mail's text"));
  }

  /**
   * Reads each customer. The values of one who is no lead belong to the customer before or after.
   */
  private static List<Found> withoutIncomplete(
      List<FieldValues> customers, Function<FieldValues, Optional<Found>> reading) {
    List<Found> found = new ArrayList<>();
    FieldValues last = null;
    for (FieldValues values : customers) {
      boolean before = last != null && !found.isEmpty();
      Optional<Found> whole = reading.apply(values);
      if (whole.isPresent()) {
        if (last != null && !before) {
          values.addAll(last);
          whole = reading.apply(values);
        }
        whole.ifPresent(found::add);
        last = values;
      } else if (last == null) {
        last = values;
      } else {
        last.addAll(values);
        if (before) {
          reading.apply(last).ifPresent(more -> found.set(found.size() - 1, more));
        }
      }
    }
    return found;
  }

  private void addUnlabelled(
      FieldValues values, String text, Map<String, String> data, FieldValues unlabelled) {
    if (values.size() == 0) {
      values.addLoose(text);
    }
    data.forEach((path, value) -> fromData(values, path, value));
    values.addAbsent(unlabelled);
  }

  /** Adds the data outside the mail's text; empty if the result is not a lead. */
  private Optional<Found> complete(
      FieldValues values, MailLines lines, String text, boolean only, UnknownSender sender) {
    MessageContent content = sender.mail();
    Map<LeadField, List<String>> first = values.texts();
    // For a known sender, the subject and Reply-To may be the only data.
    if ((text.isBlank() && lines.data().isEmpty())
        || (template.isGeneric()
            && (values.size() == 0 || WriterSignature.isAll(values, text, sender)))) {
      return Optional.empty();
    }
    if (template.subject() != null && content.subject() != null) {
      template.subject().find(content.subject(), values, "the mail's subject");
    }
    Headings headings = labels.layout().headings();
    VehicleMoves moves = new VehicleMoves(values);
    moves.fromName(this::isCar);
    moves.yoursToWanted(LinesUnderHeading.PLACE, name -> !vocabulary.cars().in(name).isEmpty());
    boolean advertised = isAdvertised(sender, values);
    boolean valuation =
        content.subject() != null
            && TradeInWords.areIn(content.subject())
            && !(advertised && sender.isPortal());
    boolean sale =
        moves.isSale(headings, values.all(LeadField.REQUEST).stream())
            || (content.subject() != null
                && (headings.speaksOfSale(content.subject())
                    || values.has(LeadField.TRADE_IN_PRICE))
                && values.mayBeOwn());
    ValuedVehicle valued = new ValuedVehicle(values);
    if (valuation
        && !values.has(LeadField.VEHICLE)
        && moves.isInParts(LeadField.TRADE_IN_VEHICLE)) {
      moves.allToWanted();
      moves.partsToOwn();
    } else if (valuation && moves.isInParts(LeadField.VEHICLE)) {
      moves.partsToOwn();
    } else if (sale
        || (valuation
            && !values.has(LeadField.TRADE_IN_VEHICLE)
            && valued.isIn(content.subject()))) {
      moves.allToOwn();
    }
    if (sale) {
      new VehicleOwner(labels).addTo(values);
    } else if (isWantedTwice(values) || (!valuation && advertised)) {
      moves.allToWanted();
    }
    LeadDraft draft = draft(values, countries(content, sender::text));
    String title = content.subject() == null ? "" : Letters.start(content.subject(), LONGEST_TITLE);
    String maker = Letters.start(EmailReader.displayName(content.from()), LONGEST_TITLE);
    draft.renameVehicles(
        name ->
            isOnlyVersion(name, values)
                ? withModel(name, content.subject())
                : vocabulary.cars().withMake(name, title + " " + maker));
    if (content.mail()) {
      draft.customer().withoutDealer(sender.recipient());
    }
    boolean labelled = draft.hasVehicle();
    unlabelled.addTo(draft, UnlabelledReader.Texts.of(content.subject(), values));
    if (values.size() >= FEWEST_OF_FORM || !template.isGeneric()) {
      unlabelled.addTitle(draft, content.subject());
    }
    replyTo.addTo(draft, content, lines.text());
    if (only) { // else it may be another customer's
      boolean own =
          isSigned(content, values)
              || (isCustomer(content.from(), draft.customer(), text)
                  && (draft.customer().hasName()
                      || !sender.recipient().sendsAsOrganization(content.from())));
      contacts.fill(
          draft,
          own ? content : content.withoutSender(),
          text,
          each -> values.isOthers(each, labels) || (!own && sender.recipient().isSenders(each)),
          email -> names.in(email, values, text));
      if (!own && isCustomer(content.from(), draft.customer(), text)) { // by the name that it found
        contacts.fill(draft, content, text);
      }
      if (content.mail()) {
        draft.customer().withoutDealer(sender.recipient());
      }
    }
    contacts.complete(draft, values.first(LeadField.MESSAGE));
    if (content.mail()) {
      draft.customer().withoutDealer(sender.recipient()); // the text may name the dealer again
    }
    fromHeaders(draft, content);
    if (only) {
      contacts.completeByMention(draft, text);
    }
    if (!labelled) {
      draft.notes().add("Asunto", content.subject());
    }
    if (!draft.vehicle().isNamed() && values.has(LeadField.SECOND_VEHICLE)) {
      // "Another vehicle" is one more than the customer's own.
      draft.vehicle().substitute(values.first(LeadField.SECOND_VEHICLE), "the only wanted vehicle");
    }
    if (!draft.hasVehicle() && !sale) {
      SubjectVehicle.in(content.subject(), vocabulary.cars())
          .ifPresent(name -> draft.vehicle().substitute(name, "the mail's subject"));
    }
    if (!draft.vehicle().isNamed() && !sale && draft.requests().ownVehicleName().isEmpty()) {
      lines.readings().stream()
          .flatMap(reading -> PageAddress.onlyCar(reading, vocabulary.cars()).stream())
          .findFirst()
          .ifPresent(car -> draft.vehicle().substitute(car.fullName(), "the page's address"));
    }
    if (lines.cut()) {
      draft.notes().add(CUT);
    }
    if (!isEnough(draft, values, sender)) {
      return Optional.empty();
    }
    replyTo.addWriter(draft, lines.text());
    return Optional.of(new Found(draft, values.size(), first));
  }

  /** Returns whether the value is "Opel Corsa 1.2" and no person. */
  private boolean isCar(String name) {
    return name.chars().anyMatch(Character::isDigit)
        && vocabulary.cars().in(name).stream().anyMatch(car -> car.start() == 0 && car.sure());
  }

  private static boolean isOnlyVersion(String name, FieldValues values) {
    return name.equals(values.first(LeadField.VERSION))
        && Stream.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL).noneMatch(values::has);
  }

  private String withModel(String version, String subject) {
    return SubjectVehicle.in(subject, vocabulary.cars())
        .filter(car -> !vocabulary.cars().in(car).isEmpty())
        .map(car -> car + " " + version)
        .orElse(version);
  }

  /** Returns whether "your vehicle" is the advertised one, which a portal names again. */
  private static boolean isWantedTwice(FieldValues values) {
    String wanted = Letters.plain(values.first(LeadField.VEHICLE));
    String own = Letters.plain(values.first(LeadField.TRADE_IN_VEHICLE));
    return !own.isBlank() && wanted.startsWith(own);
  }

  /**
   * Returns whether the subject names the car that the text calls "your vehicle": a portal writes
   * so to the dealer. A known portal's subject may call it so too.
   */
  private boolean isAdvertised(UnknownSender sender, FieldValues values) {
    String subject = sender.mail().subject();
    boolean only =
        subject != null
            && values.has(LeadField.TRADE_IN_VEHICLE)
            && !values.has(LeadField.VEHICLE)
            && !values.has(LeadField.MODEL)
            && !values.has(LeadField.TRADE_IN);
    if (!only) {
      return false;
    }
    String car = values.first(LeadField.TRADE_IN_VEHICLE);
    if (sender.isPortal()) {
      return unlabelled.wantsOwn(subject, car);
    }
    boolean own =
        labels
            .layout()
            .headings()
            .ownerOf(subject)
            .filter(HeadingRole.TRADE_IN::equals)
            .isPresent();
    return !own && unlabelled.wants(subject, car);
  }

  /** Returns the countries whose telephone numbers the message may contain. */
  public PhoneCountries countries(MessageContent content, Supplier<String> text) {
    return vocabulary.contacts().countries(content, text);
  }

  /** Returns the values as a lead. */
  public LeadDraft draft(FieldValues values, PhoneCountries countries) {
    ContactInName.moveOut(values, vocabulary.people());
    ContactInName.inOrder(values, vocabulary.people());
    LabelledVehicles vehicles = new LabelledVehicles(values);
    vehicles.knownFirst(vocabulary.cars());
    vehicles.outOfSentences(new CarInSentence(vocabulary.requests(), vocabulary.cars()));
    LeadDraft draft = values.draft(countries, vocabulary.people()::tidy);
    draft.customer().people(vocabulary.people());
    return draft;
  }

  /** Adds what the values of a table's row say without labels. */
  public void fill(LeadDraft draft, FieldValues values) {
    unlabelled.addTo(
        draft,
        UnlabelledReader.Texts.ofForm(values, String.join("\n\n", values.all(LeadField.MESSAGE))));
  }

  private void fromData(FieldValues values, String path, String value) {
    labels.field(path).ifPresent(field -> values.addIfAbsent(field, value, "JSON-LD " + path));
  }

  // A form's or a portal's mail has its own sender. A customer's has the customer's name.
  private boolean isCustomer(String from, CustomerDraft customer, String text) {
    if (customer.hasName()) {
      return customer.sharesNameWith(EmailReader.displayName(from));
    }
    return !customer.hasEmail()
        && (vocabulary.people().fromDisplayName(from).isPresent() || isNamedBeside(from, text))
        && EmailReader.addresses(from).stream()
            .allMatch(vocabulary.contacts().addresses()::isPersons);
  }

  /** Returns whether the text has the address and the name in it: "Ana Gil (ana.gil@a.es)". */
  private boolean isNamedBeside(String from, String text) {
    return EmailReader.addresses(from).stream()
        .anyMatch(address -> text.contains(address) && names.ofAddress(address, text).isPresent());
  }

  /** Returns whether a customer's sentences end with labelled numbers: "Móvil: 655 443 322". */
  private boolean isSigned(MessageContent content, FieldValues values) {
    return values.hasOnlyContacts()
        && values.looseCharacters() >= FEWEST_OF_SENTENCES
        && EmailReader.addresses(content.from()).stream()
            .anyMatch(vocabulary.contacts().addresses()::isPersons);
  }

  private void fromHeaders(LeadDraft draft, MessageContent content) {
    draft.at("the mail's sender").provider(template.provider());
    if (template.customerInFrom()) {
      fromSender(draft, content);
    }
    draft.at("the mail's sender");
    EmailReader.addresses(content.from())
        .forEach(address -> draft.provider(address.substring(address.indexOf('@') + 1)));
    draft.tag("origen", draft.provider());
  }

  /** Takes the sender, unless the portal itself writes: "Portal &lt;noreply@portal.example&gt;". */
  private void fromSender(LeadDraft draft, MessageContent content) {
    String from = content.from();
    boolean portal =
        vocabulary.contacts().addresses().isSystem(content)
            || Letters.plain(EmailReader.displayName(from))
                .contains(Letters.plain(draft.provider()));
    if (portal) {
      return;
    }
    draft.at("the mail's From");
    if (!draft.customer().hasName()) {
      draft.customer().name(EmailReader.displayName(from));
    }
    if (!draft.customer().hasEmail()) {
      EmailReader.addresses(from).stream().findFirst().ifPresent(draft.customer()::email);
    }
  }

  private boolean isEnough(LeadDraft draft, FieldValues values, UnknownSender sender) {
    if (!template.isGeneric()) {
      // A portal's own newsletter ends in an address or a number of the portal.
      return draft.isEnough()
          && (draft.isRequest() || sender.writesOfAPerson(draft))
          && (values.size() > 0 || !sender.isBusiness());
    }
    boolean named = draft.customer().hasName();
    boolean reachable = draft.customer().hasContact();
    return sender.mail().mail()
        ? sender.writesOfACustomer(draft, values)
        : (reachable ? named || draft.isRequest() : named && draft.isRequest())
            && !sender.isBusiness(draft, values);
  }
}
