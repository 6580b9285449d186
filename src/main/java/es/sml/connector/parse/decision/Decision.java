package es.sml.connector.parse.decision;

import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.contact.Recipient;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.phrase.FoundPhrase;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.EvidenceKind;
import es.sml.connector.parse.vocabulary.EvidenceKind.Place;
import es.sml.connector.parse.vocabulary.EvidenceKind.Side;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weighs the evidence that a mail without a known layout is an enquiry, or everyday business mail.
 * Decides how much evidence is enough, and which mail needs no person. Its reasons name the
 * evidence.
 */
public final class Decision {
  /** Less evidence against an enquiry decides nothing. */
  private static final int ENOUGH = 3;

  /** A mail of a business with less evidence goes to a person. */
  private static final int CERTAIN = 5;

  /** Businesses ask dealers all day, so one wish of theirs is no enquiry yet. */
  private static final int OF_A_BUSINESS = 3;

  /** The weight of a question. */
  private static final int QUESTION = 1;

  /** The weight of a car's model in a mail with a wish. */
  private static final int CAR = 1;

  private static final String BUSINESS = "business-sender";
  private static final String SERVICES = "services";
  private static final String PRIVACY = "privacy";

  /** What companies send to many people, so that no customer's full contact stands in it. */
  private static final Set<String> PUBLICITY = Set.of("newsletter", "salutation", "vendor-talk");

  /** What agencies, portals and makers write about the enquiries that they send. */
  private static final Set<String> OF_SENDERS_OF_LEADS =
      Set.of(BUSINESS, SERVICES, "promotion-sender", "newsletter", "salutation", "vendor-talk");

  /** The weight of a table with customers and their contacts. */
  private static final int TABLE = 3;

  /** One such word also stands in an advertisement's description. */
  private static final String STATISTICS = "statistics";

  /** So many of them need no subject of a report. */
  private static final int CERTAIN_REPORT = 3;

  private static final int LONGEST_LINE = 500;
  private static final int FEWEST_DIGITS = 8;

  private final MailPhrases mail;
  private final Vocabulary vocabulary;
  private final Recipient recipient;
  private final FoundEvidence found;
  private Boolean model;

  private Decision(
      MailPhrases mail, Vocabulary vocabulary, Recipient recipient, FoundEvidence found) {
    this.mail = mail;
    this.vocabulary = vocabulary;
    this.recipient = recipient;
    this.found = found;
  }

  /** Weighs the mail's sender, its subject, and its text above older mails. */
  public static Decision of(MessageContent mail, Vocabulary vocabulary) {
    return of(new MailPhrases(mail, vocabulary.phrases()), vocabulary);
  }

  /** Weighs the evidence in the phrases of a mail. */
  public static Decision of(MailPhrases mail, Vocabulary vocabulary) {
    Recipient recipient =
        new Recipient(
            mail.mail(), vocabulary.own(mail.mail().dealer()), vocabulary.contacts().addresses());
    Decision decision = new Decision(mail, vocabulary, recipient, new FoundEvidence());
    decision.add(mail.subject(), Place.SUBJECT);
    decision.add(mail.own(), Place.ANY);
    decision.add(mail.sender(), Place.SENDER);
    // A company's name is mostly its domain: "Motor Sur SL" of info@motorsur.example.
    if (!decision.isInternal() && recipient.sendsAsOrganization(mail.mail().from())) {
      decision.kind(BUSINESS).ifPresent(kind -> decision.found.add(kind, "name of the domain"));
    }
    return decision;
  }

  private void add(List<FoundPhrase> phrases, Place place) {
    for (FoundPhrase phrase : phrases) {
      kind(phrase.group())
          .filter(kind -> counts(kind.place(), place))
          .ifPresent(kind -> found.add(kind, phrase.words()));
    }
  }

  private boolean counts(Place wanted, Place place) {
    return switch (wanted) {
      case SENDER, SUBJECT -> wanted == place;
      case OWN -> place != Place.SENDER && isInternal();
      case ANY -> place != Place.SENDER;
    };
  }

  /** Returns the same evidence without phrases of the customer's message in a form. */
  public Decision withoutMessage(List<String> messages) {
    FoundEvidence rest = found.only(kind -> true);
    for (String message : messages) {
      for (FoundPhrase phrase : mail.in(message)) {
        kind(phrase.group())
            .filter(kind -> kind.side() == Side.AGAINST)
            .ifPresent(kind -> rest.remove(kind, phrase.words()));
      }
    }
    return new Decision(mail, vocabulary, recipient, rest);
  }

  /**
   * Returns the evidence; without words of newsletters if the mail passes on a person's contact.
   */
  public Decision ofContact() {
    return has("enquiry") && hasForeignContact() ? withoutPublicity() : this;
  }

  /** Returns the same evidence without words of newsletters and promotions. */
  public Decision withoutPublicity() {
    return without(PUBLICITY);
  }

  private Decision without(Set<String> groups) {
    Set<EvidenceKind> kinds =
        groups.stream().flatMap(group -> kind(group).stream()).collect(Collectors.toSet());
    return new Decision(mail, vocabulary, recipient, found.only(kind -> !kinds.contains(kind)));
  }

  /** Returns the evidence in the customer's message of a form. */
  public Decision ofMessage(List<String> messages) {
    Decision all = new Decision(mail, vocabulary, recipient, new FoundEvidence());
    messages.forEach(text -> all.add(mail.in(text), Place.ANY));
    return new Decision(
        mail,
        vocabulary,
        recipient,
        all.found.only(kind -> kind.side() == Side.FOR || kind.inForm()));
  }

  /** Returns, for a portal's mail, only the evidence that counts in a form's message. */
  private Decision ofPortal() {
    return portal().isEmpty()
        ? this
        : new Decision(
            mail,
            vocabulary,
            recipient,
            found.only(kind -> kind.side() == Side.FOR || kind.inForm()));
  }

  public MailPhrases mail() {
    return mail;
  }

  public Recipient recipient() {
    return recipient;
  }

  /** Returns the name of the known portal that sent the mail; empty if there is none. */
  public Optional<String> portal() {
    return vocabulary.portals().of(mail.mail());
  }

  /** Returns whether the sender belongs to the dealer. */
  boolean isInternal() {
    return recipient.isSender();
  }

  /** Returns whether a person wishes something, or a website passes an enquiry on. */
  public boolean mayBeEnquiry() {
    return weightFor() > 0;
  }

  /** Returns whether a person wishes or asks something, or names a car. */
  public boolean isPersonal() {
    return supporting() > 0 || (!has(BUSINESS) && namesCar());
  }

  private boolean namesCar() {
    return !vocabulary.cars().in(mail.words().subject()).isEmpty()
        || !vocabulary.cars().in(mail.words().own()).isEmpty();
  }

  /** Returns whether a person wishes something, or a company wishes a vehicle. */
  public boolean wishes() {
    return has("company-wish") || (has("wish") && !has(BUSINESS));
  }

  private boolean namesModel() {
    if (model == null) {
      model = names(Words.of(mail.words().subject())) || names(mail.words().own());
    }
    return model;
  }

  private boolean names(Words text) {
    return vocabulary.cars().in(text).stream().anyMatch(car -> car.model() != null);
  }

  /** Returns whether the mail is a test of a form or of a program. */
  public boolean isTest() {
    return mail.inSubject("test-form") && mail.inOwn("test-form") && !mail.words().isForward();
  }

  /** Returns whether a person outside the dealer's business wrote the mail. */
  public boolean isPersons() {
    return !has(BUSINESS)
        && !isInternal()
        && portal().isEmpty()
        && !vocabulary.contacts().addresses().isSystem(mail.mail())
        && isPersonNamed();
  }

  /**
   * Returns whether a company or a website writes about a customer: its own address is not the
   * customer's.
   */
  public boolean isOfAnother() {
    if (isInternal() || isOfMailProvider()) {
      return false;
    }
    boolean relative = isPersonNamed() && mail.inOwn("relative"); // "please call my wife"
    boolean says = mail.inSubject("passed-on") || mail.inOwn("passed-on") || isCall();
    return (says && !relative) || (hasForeignContact() && !isPersonNamed());
  }

  /** Returns whether the subject reports a call from a number, as a telephone system does. */
  private boolean isCall() {
    String subject = mail.mail().subject();
    return mail.inSubject("missed-call")
        && subject.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
  }

  /** Returns whether a company passes on a client's address, and signs the mail itself. */
  public boolean isSignedByAnother() {
    return has("client") && isOfAnother() && hasForeignContact();
  }

  private boolean isPersonNamed() {
    return vocabulary.people().isName(EmailReader.displayName(mail.mail().from()));
  }

  /** Returns whether the mail went to many people, and no website passes an enquiry on in it. */
  public boolean isBroadcast() {
    return AutoReplyFilter.isBulk(mail.mail())
        && (AutoReplyFilter.isMailingList(mail.mail()) || !passesOn());
  }

  /** Returns whether a website may pass an enquiry on. */
  public boolean passesOn() {
    return has("enquiry") || hasForeignContact();
  }

  /** Returns whether the text has an address of neither the sender's nor the dealer's. */
  private boolean hasForeignContact() {
    return mail.words()
        .ownText()
        .lines()
        .filter(line -> line.indexOf('@') >= 0)
        .flatMap(line -> EmailReader.addresses(Letters.start(line, LONGEST_LINE)).stream())
        .filter(address -> !vocabulary.contacts().addresses().isPortals(address))
        .anyMatch(address -> !recipient.hasAddress(address) && !recipient.isSenders(address));
  }

  /**
   * Returns whether a mail in sentences is everyday business mail: the evidence speaks against an
   * enquiry, or too little speaks for one. Of a portal too little does not count, and a colleague
   * may write of a customer in any words.
   */
  public boolean isBusiness() {
    return isBusiness(0);
  }

  /**
   * Returns whether a mail in sentences is everyday business mail.
   *
   * @param asked weight of the cars and requests that its sentences name; 0 without a request
   */
  public boolean isBusiness(int asked) {
    if (portal().isPresent()) {
      return notice().isPresent() || ofPortal().isAgainst(supporting() + asked);
    }
    int needed = has(BUSINESS) ? OF_A_BUSINESS : QUESTION;
    int supporting = supporting() + (has(BUSINESS) ? asked / 2 : asked);
    boolean silent = !isInternal() && !passesOn() && supporting < needed;
    return silent || asksForPrivacy() || isAgainst(supporting);
  }

  /** Returns whether staff of a portal or a maker wrote, and no word shows a customer. */
  public boolean isOfPortalsStaff() {
    MailAddresses addresses = vocabulary.contacts().addresses();
    return portal().isPresent()
        && !has("enquiry")
        && !has("client")
        && !has("client-call")
        && !addresses.isSystem(mail.mail())
        && EmailReader.addresses(mail.mail().from()).stream().noneMatch(addresses::isRelay);
  }

  /** Returns whether the sender's address is of a provider of mail, and not of a company. */
  public boolean isOfMailProvider() {
    return EmailReader.addresses(mail.mail().from()).stream()
        .allMatch(vocabulary.contacts().addresses()::isOfMailProvider);
  }

  /** Returns whether a private person wrote, and no evidence speaks against an enquiry. */
  public boolean isQuiet() {
    boolean unnamed = EmailReader.displayName(mail.mail().from()).isBlank();
    return (unnamed ? !has(BUSINESS) : isPersons())
        && found.weight(kind -> kind.side() != Side.FOR && !kind.isHint()) == 0;
  }

  /**
   * Returns whether the evidence speaks against an enquiry.
   *
   * @param supporting weight of all evidence for one
   */
  public boolean isAgainst(int supporting) {
    return offers() || isReport() || outweighs(supporting);
  }

  private boolean outweighs(int supporting) {
    int against = found.weight(kind -> kind.side() != Side.FOR);
    int hints = found.weight(kind -> kind.side() != Side.FOR && kind.isHint());
    return against - hints >= ENOUGH && against > supporting;
  }

  /** Returns whether the evidence speaks against enquiries in a table of people in the mail. */
  public boolean isAgainstTable() {
    Decision rest = without(OF_SENDERS_OF_LEADS);
    return portal().isEmpty() && rest.outweighs(rest.supporting() + TABLE);
  }

  /**
   * Returns whether the mail offers services to the dealer: its wishes speak of buyers it knows.
   */
  private boolean offers() {
    return count(SERVICES) > 1;
  }

  /** Returns whether a person objects to mails and stored data, and so only quotes an offer. */
  private boolean asksForPrivacy() {
    return count(PRIVACY) > 1;
  }

  /**
   * Returns whether the mail reports how often people saw and called, and names no customer. A
   * report may end in the contact of the portal's salesperson.
   */
  private boolean isReport() {
    return count(STATISTICS) > 1
        && (!hasForeignContact() || (count(STATISTICS) > CERTAIN_REPORT && !mayBeEnquiry()));
  }

  private int count(String group) {
    return kind(group).map(found::count).orElse(0);
  }

  /**
   * Returns the weight of the evidence for an enquiry. A person's question is a weak sign, and so
   * is the model of a car.
   */
  public int supporting() {
    int weight = weightFor();
    boolean asks = Letters.hasQuestionMark(mail.words().ownText());
    boolean ofCar = weight > 0 && !has("workshop") && namesModel();
    return weight
        + (asks && (ofCar || !has(BUSINESS)) ? QUESTION : 0)
        + (ofCar && !has(BUSINESS) ? CAR : 0);
  }

  /** Returns the evidence against an enquiry, the heaviest first. */
  List<Evidence> against() {
    return found.against();
  }

  /** Returns the reason why the mail is no enquiry and needs no person; else empty. */
  public Optional<String> dismissal() {
    boolean business = has(SERVICES) || has(BUSINESS);
    boolean certain = found.weight(EvidenceKind::dismisses) >= CERTAIN;
    boolean person = found.weight(kind -> kind.side() == Side.PERSON) > 0;
    boolean enquiry = offers() ? has("wish") || has("client") : mayBeEnquiry();
    boolean portals = vocabulary.portals().isAlike(mail.mail());
    return business
            && certain
            && !person
            && !enquiry
            && !portals
            && (offers() || !hasForeignContact())
        ? Optional.of("no enquiry: " + reason())
        : Optional.empty();
  }

  /** Returns the reason why a portal's mail is clearly a notice or a promotion; else empty. */
  public Optional<String> notice() {
    boolean notice = has("promotion-sender") || (has("notice") && !mayBeEnquiry());
    boolean report = isReport() && (has("notice") || count(STATISTICS) >= CERTAIN_REPORT);
    return (notice && !passesOn()) || report
        ? Optional.of("no enquiry, but a portal's notice: " + reason())
        : Optional.empty();
  }

  /** Returns the evidence against an enquiry, for a person. */
  public String reason() {
    return against().stream().map(Evidence::written).collect(Collectors.joining(", "));
  }

  private int weightFor() {
    return found.weight(kind -> kind.side() == Side.FOR);
  }

  private boolean has(String group) {
    return count(group) > 0;
  }

  private Optional<EvidenceKind> kind(String group) {
    return Optional.ofNullable(vocabulary.evidence().get(group));
  }
}
