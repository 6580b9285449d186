package es.sml.connector.parse.chat;

import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.FormDecision;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.gap.ContactGaps;
import es.sml.connector.parse.labelled.LabelledBlock;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.unlabelled.PageAddress;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.value.YesOrNo;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The transcript of a chat: a mail of a chat product, or an exported conversation. Decides which
 * attachments may be one, and which answers of the customer make a request.
 */
public final class ChatFormat implements LeadFormat {
  /** A speaker may be called "Customer", or be written with a name. */
  private static final Set<LeadField> OF_SPEAKER =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME, LeadField.MESSAGE);

  private static final Set<LeadField> CONTACTS = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);

  /** Requests that the answer to a question may prove. */
  private static final Set<LeadField> OF_ANSWER =
      EnumSet.of(
          LeadField.MAKE,
          LeadField.MODEL,
          LeadField.APPOINTMENT,
          LeadField.TEST_DRIVE,
          LeadField.CONTACT_PREFERENCE,
          LeadField.FINANCING);

  private static final int LONGEST_AROUND = 5_000;
  private static final int LONGEST_EXPORT = 200_000;

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final UnlabelledReader unlabelled;
  private final ContactGaps contacts;
  private final ChatNames names;
  private final boolean certain;

  /**
   * Creates a reader of chats.
   *
   * @param certain true to read only mails of any sender with a time before each turn
   */
  public ChatFormat(LabelDictionary labels, Vocabulary vocabulary, boolean certain) {
    this.certain = certain;
    this.labels = labels;
    this.vocabulary = vocabulary;
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.contacts = new ContactGaps(vocabulary);
    this.names = new ChatNames(labels, vocabulary);
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return read(new MailDecision(content, vocabulary));
  }

  @Override
  public Optional<ParseResult> read(MailDecision mail) {
    MessageContent content = mail.mail();
    if (certain && !content.mail()) {
      return Optional.empty();
    }
    for (MessageContent.Part part : content.parts()) {
      if (part.contentType().startsWith("text/") && (!part.attachment() || isExport(part))) {
        List<String> lines = mail.lines(part, FormatTemplate.Place.USUAL, labels).readings().get(0);
        if (certain && !ChatBlocks.hasTimes(lines)) {
          continue; // saves most mails the search for turns
        }
        Optional<ChatTranscript> chat =
            ChatTranscript.in(
                isPortals(content) ? lines : ChatBlocks.joined(lines),
                content.subject(),
                dealers(content),
                vocabulary.speakers(),
                vocabulary.people()::isName);
        Optional<LeadDraft> draft =
            chat.filter(found -> found.timed() || !(certain || part.attachment()))
                .filter(found -> !isLabel(found.speaker()))
                .filter(found -> found.timed() || !isTable(found))
                .flatMap(found -> enquiry(found, content));
        if (draft.filter(LeadDraft::isEnough).isPresent()) {
          FoundLeads leads = new FoundLeads(name(), "turns of speakers", content);
          leads.add(draft.get());
          return Optional.of(leads.orUnreadable("the chat"));
        }
      }
    }
    return Optional.empty();
  }

  // "Chat de WhatsApp con Ana.txt"
  private static boolean isExport(MessageContent.Part part) {
    return part.name() != null
        && Letters.lower(part.name()).endsWith(".txt")
        && part.text().length() <= LONGEST_EXPORT;
  }

  // "Model: Corsa" twice in a form is no speaker.
  private boolean isLabel(String speaker) {
    return !vocabulary.speakers().isCustomer(speaker)
        && labels.field(speaker).filter(field -> !OF_SPEAKER.contains(field)).isPresent();
  }

  // A table of customers repeats its labels, as a chat its speakers: "Cliente: ...", "Móvil: ...".
  private boolean isTable(ChatTranscript chat) {
    return chat.conversation().lines().anyMatch(this::isContact);
  }

  // "Caller: 600 100 200" is a number, and "Caller: hello" is a turn.
  private boolean isContact(String line) {
    int colon = line.indexOf(':');
    String label = line.substring(0, Math.max(0, colon));
    boolean turn =
        vocabulary.speakers().isOfSide(label)
            && line.chars().skip(colon).anyMatch(Character::isLetter);
    return !turn && labels.field(label).filter(CONTACTS::contains).isPresent();
  }

  /** Returns the lead; empty if the customer's words are about a repair and the like. */
  private Optional<LeadDraft> enquiry(ChatTranscript chat, MessageContent content) {
    LeadDraft draft = draft(chat, content);
    boolean other =
        new FormDecision(vocabulary).isBusiness("", List.of(chat.words()), draft.hasVehicle());
    return other ? Optional.empty() : Optional.of(draft);
  }

  private LeadDraft draft(ChatTranscript chat, MessageContent content) {
    List<String> others = otherAdverts(chat);
    List<String> lines = chat.around().stream().filter(line -> !others.contains(line)).toList();
    FieldValues values = new LabelledBlock(labels).read(lines).get(0);
    values.add(LeadField.MESSAGE, chat.conversation(), "the chat");
    chat.answers().forEach(answered -> answer(answered, values));
    LeadDraft draft = values.draft();
    draft.customer().people(vocabulary.people());
    String number = chat.number();
    if (PhoneReader.isOnlyNumber(number) && !draft.customer().hasPhone()) {
      draft.at("the speaker in the chat").customer().phone(number, PhoneReader.SPAIN);
    }
    if (!draft.customer().hasName()) {
      names.in(chat).ifPresent(name -> draft.at("the chat").customer().name(name));
    }
    MessageContent sent = ofSpeaker(draft, content);
    contacts.preferSaid(draft, sent, chat.words());
    contacts.fill(draft, sent, chat.words());
    if (!draft.customer().hasPhone() && !chat.around().isEmpty() && isColleagues(content)) {
      contacts.fill(draft, sent, chat.around().get(0)); // the last ones may be a signature
    }
    if (!draft.customer().hasEmail()) {
      address(chat).ifPresent(found -> draft.at("the chat").customer().email(found));
    }
    String around = String.join("\n", lines);
    contacts.completeByMention(draft, around);
    if (!draft.customer().hasEmail()) {
      onlyAddress(around, content)
          .ifPresent(found -> draft.at("the lines around the chat").customer().email(found));
    }
    unlabelled.addTo(
        draft,
        new UnlabelledReader.Texts(
            content.subject() == null ? "" : content.subject(),
            chat.words(),
            around,
            PageAddress.in(around)));
    if (!draft.hasVehicle() && draft.requests().ownVehicleName().isEmpty()) {
      carOfBoth(chat).ifPresent(car -> draft.at("the chat").vehicle().brandModel(car.fullName()));
    }
    unlabelled.addProposal(draft, chat.words());
    if (chat.isWhatsapp() && unlabelled.prefersSameProgram(chat.words())) {
      draft.requests().prefer(Media.WHATSAPP);
    }
    chat.answers().stream()
        .filter(answered -> YesOrNo.accepts(answered.answer()))
        .forEach(answered -> unlabelled.addAccepted(draft, answered.question()));
    others.forEach(line -> draft.notes().add("Anuncio", line.strip()));
    draft.notes().add("Asunto", content.subject());
    String domain = content.senderDomain();
    draft.at("the mail's sender").provider(domain);
    draft.tag("origen", draft.provider());
    return draft;
  }

  /**
   * Returns the lines of the cars that the customer's words do not name, if several cars stand
   * between the turns: the customer speaks of adverts, and chooses one.
   */
  private List<String> otherAdverts(ChatTranscript chat) {
    List<String> words = Words.of(chat.words()).list();
    List<String> adverts = chat.around().stream().filter(line -> !models(line).isEmpty()).toList();
    boolean several = adverts.stream().map(this::models).distinct().count() > 1;
    boolean alike = adverts.stream().map(ChatFormat::label).distinct().count() == 1;
    if (!several || !alike) {
      return List.of();
    }
    return adverts.stream()
        .filter(line -> models(line).stream().noneMatch(model -> isIn(words, model)))
        .toList();
  }

  /** Returns the letters of the line's label: "ADVERT" of "ADVERT 2: Kia Ceed". */
  private static String label(String line) {
    StringBuilder letters = new StringBuilder();
    line.substring(0, Math.max(0, line.indexOf(':')))
        .chars()
        .filter(Character::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private List<String> models(String line) {
    return vocabulary.cars().in(line).stream()
        .filter(car -> car.sure() && car.model() != null)
        .map(CarMention::model)
        .toList();
  }

  private static boolean isIn(List<String> words, String model) {
    return words.containsAll(Words.of(model).list());
  }

  /** Returns the only address around the chat that is neither a company's nor the dealer's. */
  private Optional<String> onlyAddress(String around, MessageContent content) {
    MailAddresses addresses = vocabulary.contacts().addresses();
    List<String> persons =
        EmailReader.addresses(Letters.start(around, LONGEST_AROUND)).stream()
            .filter(addresses::isPersons)
            .filter(address -> !addresses.isDealers(address, content))
            .filter(address -> !address.endsWith("@" + content.senderDomain()))
            .distinct()
            .toList();
    return persons.size() == 1 ? Optional.of(persons.get(0)) : Optional.empty();
  }

  /** Returns the only car whose make the dealer's side adds: the customer wrote "the fiesta". */
  private Optional<CarMention> carOfBoth(ChatTranscript chat) {
    List<String> words = Words.of(chat.words()).list();
    List<CarMention> cars =
        vocabulary.cars().in(chat.conversation()).stream()
            .filter(car -> car.sure() && car.model() != null)
            .filter(car -> isIn(words, car.model()))
            .toList();
    long different = cars.stream().map(CarMention::car).distinct().count();
    return different == 1 ? Optional.of(cars.get(0)) : Optional.empty();
  }

  // A portal shows earlier messages in such lines below the customer's last one.
  private boolean isPortals(MessageContent content) {
    return vocabulary.portals().of(content).isPresent();
  }

  private boolean isColleagues(MessageContent content) {
    return vocabulary
        .contacts()
        .addresses()
        .isColleagues(content.from(), MailAddresses.recipients(content));
  }

  /** Returns the mail as a program's, if its sender is not the customer in the chat. */
  private static MessageContent ofSpeaker(LeadDraft draft, MessageContent content) {
    boolean customers =
        !content.mail()
            || !draft.customer().hasName()
            || draft.customer().sharesNameWith(EmailReader.displayName(content.from()));
    return customers ? content : content.sentByProgram();
  }

  private void answer(ChatTranscript.Answered answered, FieldValues values) {
    Headings headings = labels.layout().headings();
    String question = answered.question();
    boolean offer =
        headings.speaksOfVehicle(question)
            && headings.ownerOf(question).filter(HeadingRole.TRADE_IN::equals).isPresent();
    boolean ofOwnCar =
        offer
            || headings.asksOfYours(question)
            || RequestedTask.in(question).contains(RequestedTask.APPRAISAL);
    boolean offered = // not "no, ya lo he vendido", "un Golf, pero me lo quedo"
        YesOrNo.of(answered.answer()) != YesOrNo.NO && !headings.isKept(answered.answer());
    if (ofOwnCar && offered) {
      vocabulary.cars().in(answered.answer()).stream()
          .filter(car -> car.model() != null)
          .findFirst()
          .ifPresent(car -> values.add(LeadField.TRADE_IN_VEHICLE, car.fullName(), "the chat"));
    }
    AnsweredQuestion.field(question, answered.answer())
        .filter(OF_ANSWER::contains)
        .ifPresent(field -> values.add(field, answered.answer(), "the chat"));
  }

  /** Returns the address in a line of the customer: "Ana Gil (ana.gil@correo.example)". */
  private static Optional<String> address(ChatTranscript chat) {
    String speaker = Letters.plain(chat.speaker());
    return chat.around().stream()
        .filter(line -> line.indexOf('@') > 0 && Letters.plain(line.strip()).startsWith(speaker))
        .flatMap(line -> EmailReader.addresses(line).stream())
        .findFirst();
  }

  /**
   * Returns the name in the domain of the recipient, and that of a colleague who sends the chat:
   * "autosnorte" of ventas@autosnorte.example, "anaruiz".
   */
  private List<String> dealers(MessageContent content) {
    Stream<String> domain =
        EmailReader.addresses(content.header("to")).stream()
            .limit(1)
            .map(address -> address.substring(address.indexOf('@') + 1))
            .map(host -> host.substring(0, host.indexOf('.')));
    String colleague = isColleagues(content) ? EmailReader.displayName(content.from()) : "";
    return Stream.concat(domain, Stream.of(Letters.plain(colleague).replace(" ", "")))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
