package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.Decision;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.gap.ContactGaps;
import es.sml.connector.parse.gap.NameGap;
import es.sml.connector.parse.line.MessageEnd;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mail.MailText;
import es.sml.connector.parse.mail.QuotedMail;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A mail that a person wrote in sentences, without labels. Decides whether it is an enquiry, and
 * which mail in a colleague's forwarded mail is the customer's.
 */
public final class ProseFormat implements LeadFormat {
  private static final int LONGEST_NOTE = 1_000;
  private static final int NOTE_LINES = 3;
  private static final int LONGEST_LINE = 200;

  /** The most words of a mail that says all in its subject. */
  private static final int FEW = 6;

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final UnlabelledReader unlabelled;
  private final ContactGaps contacts;
  private final NameGap names;
  private final MailAddresses addresses;
  private final OwnerBesideCar owners;
  private final Forwarder forwarder;

  public ProseFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.contacts = new ContactGaps(vocabulary);
    this.names = new NameGap(vocabulary, labels);
    this.addresses = vocabulary.contacts().addresses();
    this.forwarder = new Forwarder(addresses);
    this.owners = new OwnerBesideCar(vocabulary.people(), vocabulary.cars());
  }

  @Override
  public String name() {
    return "prose";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return read(new MailDecision(content, vocabulary));
  }

  @Override
  public Optional<ParseResult> read(MailDecision mail) {
    MessageContent content = mail.mail();
    if (!content.mail() && !isNote(content)) {
      return Optional.empty();
    }
    Decision decision = mail.get().ofContact();
    if (decision.isBroadcast() || decision.isOfPortalsStaff()) {
      return Optional.empty();
    }
    for (MailText text : ShownTexts.of(mail, labels)) {
      List<LeadDraft> drafts =
          drafts(text, content, decision).stream()
              .filter(draft -> content.mail() || isComplete(draft))
              .toList();
      if (!drafts.isEmpty()) {
        FoundLeads leads = new FoundLeads(name(), "a customer's sentences", content);
        drafts.forEach(leads::add);
        return Optional.of(leads.orUnreadable("the mail"));
      }
    }
    return Optional.empty();
  }

  // Longer files without labels are chats, tables and reports of programs.
  private static boolean isNote(MessageContent content) {
    return content.parts().stream()
        .allMatch(
            part ->
                part.contentType().equals("text/plain")
                    && part.text().length() <= LONGEST_NOTE
                    && part.text().lines().filter(line -> !line.isBlank()).count() <= NOTE_LINES);
  }

  // A mail has a sender and a subject; a note must say who wants which car.
  private static boolean isComplete(LeadDraft draft) {
    return draft.customer().hasName() && draft.customer().hasPhone() && draft.hasVehicle();
  }

  private List<LeadDraft> drafts(MailText text, MessageContent content, Decision decision) {
    boolean listed =
        isColleague(content.from(), content) && text.mails().isEmpty() && !decision.isBusiness();
    ListedNotes notes = ListedNotes.in(listed ? text.above() : List.of());
    // The subject and an attached contact are of no single one.
    MessageContent untitled = content.sentBy(content.from(), "").withoutParts();
    List<LeadDraft> drafts =
        notes.items().stream()
            .map(note -> read(note, "", untitled))
            .flatMap(
                note ->
                    draft(
                        note,
                        untitled,
                        note.texts().words(),
                        notes.around(),
                        true,
                        address -> false)
                        .stream())
            .toList();
    return drafts.isEmpty() || drafts.size() < notes.items().size()
        ? draft(text, content, decision).stream().toList()
        : drafts;
  }

  private Optional<LeadDraft> draft(MailText text, MessageContent content, Decision decision) {
    boolean wishes = decision.wishes();
    boolean business = decision.isBusiness();
    if (!isColleague(content.from(), content) && !forwarder.isIn(text, content)) {
      if (business && addresses.isSystem(content)) {
        return Optional.empty();
      }
      List<String> passedOn = forwarder.passedOn(text, content);
      String said = said(text, content);
      String words = (said + "\n\n" + joined(passedOn)).strip();
      String around = passedOn.isEmpty() ? joined(below(text, content)) : "";
      UnlabelledReader.Read read = read(words, around, content);
      boolean refused =
          business
              && decision.isBusiness(unlabelled.weightOf(read))
              && !(decision.isQuiet() && unlabelled.asksForCar(read, decision.isOfMailProvider()));
      return refused
          ? Optional.empty()
          : draft(
              read,
              ofCustomer(text, content, decision),
              forwarder.passesOnColleagues(text, content) ? said : words,
              "",
              wishes,
              others(decision));
    }
    // The oldest mail that no colleague wrote is the customer's.
    QuotedMail customers = null;
    for (QuotedMail mail : text.mails()) {
      customers =
          isColleague(mail.address(), content)
                  || forwarder.isOwn(mail, content)
                  || isAnswered(mail, customers)
              ? customers
              : mail;
    }
    MessageContent sent =
        customers == null ? content : content.sentBy(customers.sender(), customers.subject());
    UnlabelledReader.Read read =
        read(
            customers == null ? said(text, content) : joined(unsigned(customers, content)),
            "",
            sent);
    boolean refused =
        business
            && (customers == null
                || (decision.isBusiness(unlabelled.weightOf(read)) && isBusiness(read)));
    String remark = customers == null ? "" : joined(text.above());
    return refused
        ? Optional.empty()
        : draft(read, sent, read.texts().words(), remark, wishes, address -> false);
  }

  /** Returns the older mails; below a reply without those of another customer. */
  private List<String> below(MailText text, MessageContent content) {
    List<String> senders = EmailReader.addresses(content.from());
    boolean reply = MailLines.isReply(content.subject() == null ? "" : content.subject());
    return text.mails().stream()
        .filter(
            mail ->
                !reply
                    || mail.address().isEmpty()
                    || senders.contains(mail.address())
                    || isColleague(mail.address(), content))
        .flatMap(mail -> mail.lines().stream())
        .toList();
  }

  /** Returns whether the mail, of an unknown address, stands below that of a known customer. */
  private static boolean isAnswered(QuotedMail mail, QuotedMail customers) {
    return mail.address().isEmpty() && customers != null && !customers.address().isEmpty();
  }

  /** Returns whether the customer's words are everyday business mail, without the colleague's. */
  private boolean isBusiness(UnlabelledReader.Read read) {
    DecodedText text = DecodedText.whole(read.texts().subject() + "\n" + read.texts().words());
    MessageContent alone =
        MessageContent.of(new MessageContent.Part("text/plain", null, false, text));
    return Decision.of(alone, vocabulary).isBusiness(unlabelled.weightOf(read));
  }

  /** Returns the mail without the address and the name of one who writes of a customer. */
  private MessageContent ofCustomer(MailText text, MessageContent content, Decision decision) {
    if (decision.isSignedByAnother() || namesAnother(text.above(), content.from())) {
      return content.withoutSender();
    }
    if (!decision.isOfAnother()) {
      return content;
    }
    boolean person = EmailReader.addresses(content.from()).stream().anyMatch(addresses::isPersons);
    return person ? content.withoutSender() : content.sentByProgram(); // a person may sign it
  }

  /** Tells the addresses of the sender's company if it writes of a customer. */
  private static Predicate<String> others(Decision decision) {
    return decision.isOfAnother() ? decision.recipient()::isSenders : address -> false;
  }

  /** Returns whether a label names a customer who is not the sender: a fraud imitates a form. */
  private boolean namesAnother(List<String> lines, String sender) {
    String plain = Letters.plain(sender == null ? "" : sender);
    return lines.stream()
        .map(line -> Letters.start(line, LONGEST_LINE))
        .filter(line -> line.indexOf(':') > 0)
        .filter(
            line ->
                labels
                    .field(line.substring(0, line.indexOf(':')).strip())
                    .filter(LeadField.NAME::equals)
                    .isPresent())
        .filter(line -> line.chars().noneMatch(Character::isDigit)) // "Contact: 936 204 817"
        .map(line -> Words.of(line.substring(line.indexOf(':'))).list())
        .anyMatch(name -> name.size() > 1 && name.stream().noneMatch(plain::contains));
  }

  /** Returns the sender's words; the subject belongs to a text of few words. */
  private static String said(MailText text, MessageContent content) {
    String words = joined(text.above());
    boolean few = content.subject() != null && Words.of(words).size() <= FEW;
    return few ? (content.subject() + "\n" + words).strip() : words;
  }

  /** Returns the customer's lines without the signature of the colleague who passes them on. */
  private static List<String> unsigned(QuotedMail customers, MessageContent content) {
    List<String> lines = customers.lines();
    List<String> unsigned = MessageEnd.withoutSignature(lines);
    String colleague = EmailReader.displayName(content.from());
    boolean signed =
        !colleague.isEmpty()
            && lines.subList(unsigned.size(), lines.size()).stream()
                .anyMatch(line -> line.strip().equals(colleague));
    return signed ? unsigned : lines;
  }

  private UnlabelledReader.Read read(String words, String around, MessageContent mail) {
    String subject = mail.subject() == null ? "" : mail.subject();
    UnlabelledReader.Read read =
        unlabelled.read(new UnlabelledReader.Texts(subject, words, around, PageAddress.in(words)));
    boolean person = EmailReader.addresses(mail.from()).stream().allMatch(addresses::isPersons);
    return person && MailLines.isReply(subject) ? ReplacedCars.without(read) : read;
  }

  private boolean isColleague(String header, MessageContent content) {
    return addresses.isColleagues(header, MailAddresses.recipients(content));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip();
  }

  /**
   * Returns the lead.
   *
   * @param said the words that may hold the customer's contact
   * @param comment of a colleague
   * @param wishes true if the mail shows a wish
   * @param others tells addresses that are not the customer's
   */
  private Optional<LeadDraft> draft(
      UnlabelledReader.Read read,
      MessageContent content,
      String said,
      String comment,
      boolean wishes,
      Predicate<String> others) {
    String words = read.texts().words();
    if (words.isEmpty() || !unlabelled.isEnquiry(read, wishes)) {
      return Optional.empty();
    }
    LeadDraft draft = new LeadDraft();
    draft.customer().people(vocabulary.people());
    draft.at("the customer's text").message(words);
    draft.notes().add("Asunto", read.texts().subject());
    draft.notes().add("Comentario", comment);
    if (!contacts.fillFromCard(draft, content, words)) {
      contacts.fill(
          draft,
          content,
          said,
          others,
          email ->
              isColleague(content.from(), content) // whose own name may fill a line
                  ? names.ofAddress(email, said)
                  : names.in(email, new FieldValues(), said));
      if (!draft.customer().hasEmail()) {
        addresses
            .customersRelay(content)
            .ifPresent(draft.at("the portal's relay").customer()::email);
      }
      contacts.completeByMention(draft, said);
    }
    unlabelled.addTo(draft, read);
    if (isColleague(content.from(), content)) {
      owners.complete(draft, words);
    }
    unlabelled.addMoment(draft, words, content.date());
    draft.at("the mail's sender").provider(content.senderDomain());
    draft.tag("origen", draft.provider());
    return draft.customer().hasContact() ? Optional.of(draft) : Optional.empty();
  }
}
