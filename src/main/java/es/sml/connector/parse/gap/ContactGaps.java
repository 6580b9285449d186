package es.sml.connector.parse.gap;

import es.sml.connector.parse.contact.ContactCard;
import es.sml.connector.parse.contact.ContactPhones;
import es.sml.connector.parse.contact.CustomerContact;
import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.contact.CustomerContacts;
import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.CustomerDraft;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.layout.SuggestedCars;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Fills the customer's name, telephone and address from what a mail shows without labels. Values
 * that are not certain enough become notes.
 */
public final class ContactGaps {
  private static final String NAME = "customer.name";
  private static final String PHONE = "customer.phone";
  private static final String EMAIL = "customer.email";

  private static final double SIGNED = 0.8;
  private static final double CARD = 0.95;

  private final CustomerContacts contacts;
  private final SuggestedCars suggested;
  private final PersonNames people;

  public ContactGaps(Vocabulary vocabulary) {
    this.contacts = vocabulary.contacts();
    this.suggested = new SuggestedCars(vocabulary.layout().headings());
    this.people = vocabulary.people();
  }

  /**
   * Adds what the lead does not have. Candidates that are not certain enough become notes.
   *
   * @param mail with the header of the customer, or of a program
   * @param text of the customer, or about the customer
   */
  public void fill(LeadDraft draft, MessageContent mail, String text) {
    fill(draft, mail, text, address -> false, email -> Optional.empty());
  }

  /**
   * Adds what the lead does not have.
   *
   * @param others tells the contacts of the mail's sender or of the dealer
   * @param nameGap finds the name by the customer's address, which may be null
   */
  public void fill(
      LeadDraft draft,
      MessageContent mail,
      String text,
      Predicate<String> others,
      Function<String, Optional<Candidate>> nameGap) {
    CustomerDraft customer = draft.customer();
    if (customer.hasName() && customer.hasPhone() && customer.hasEmail()) {
      return;
    }
    CustomerContact found = contacts.of(mail, suggested.blankedIn(text));
    if (!customer.hasPhone()) {
      // Beside an invalid number of the customer, a number in a footer is a company's.
      List<Candidate> phones =
          customer.wrotePhone()
              ? found.phones().stream()
                  .filter(
                      phone -> ContactPhones.isInOwnWords(phone) || customer.wrote(phone.value()))
                  .toList()
              : found.phones().stream().filter(phone -> !others.test(phone.value())).toList();
      fill(draft, phones, PHONE, "Posible teléfono", customer::number);
    }
    if (!customer.hasEmail()) {
      List<Candidate> emails =
          found.emails().stream().filter(email -> !others.test(email.value())).toList();
      fill(draft, emails, EMAIL, "Posible correo", customer::email);
    }
    if (!customer.hasName()) {
      boolean certain = found.name().filter(name -> !isCar(draft, name.value())).isPresent();
      List<Candidate> names =
          certain || found.another()
              ? found.names()
              : nameGap
                  .apply(customer.emailOrNull())
                  .filter(name -> !isColleague(mail, customer.hasEmail() ? "" : text, name.value()))
                  .map(List::of)
                  .orElse(found.names());
      List<Candidate> people = names.stream().filter(name -> !isCar(draft, name.value())).toList();
      fill(draft, people, NAME, "Posible nombre", customer::name);
      if (found.another()) {
        customer.withoutNameOfAddress();
      }
    }
    found.doubtful().forEach(address -> draft.notes().add("Correo sin validar", address));
  }

  /**
   * Takes the number that the customer's words call the customer's, in place of one that a program
   * adds, such as a caller's.
   */
  public void preferSaid(LeadDraft draft, MessageContent mail, String words) {
    if (draft.customer().hasPhone()) {
      contacts.of(mail, words).phones().stream()
          .limit(1)
          .filter(ContactPhones::isInOwnWords)
          .forEach(
              phone -> draft.at(phone.origin(), phone.confidence()).customer().said(phone.value()));
    }
  }

  /**
   * Adds the contact in the mail's only vCard, and returns whether there is one: the one that a
   * colleague passes on, that of the person whom the words show as the customer, or a program's
   * with a private address. A card of the dealer is a signature.
   */
  public boolean fillFromCard(LeadDraft draft, MessageContent mail, String text) {
    MailAddresses addresses = contacts.addresses();
    String sender = EmailReader.displayName(mail.from());
    Optional<ContactCard> card =
        ContactCard.in(mail)
            .filter(
                found ->
                    addresses.isColleagues(mail.from(), MailAddresses.recipients(mail))
                        ? !Letters.plain(found.name()).equals(Letters.plain(sender))
                        : isCustomers(found, mail, text))
            .filter(
                found ->
                    EmailReader.addresses(found.email()).stream()
                        .noneMatch(address -> addresses.isDealers(address, mail)));
    card.ifPresent(
        found -> {
          CustomerDraft customer = draft.at("the attached contact", CARD).customer();
          customer.name(found.name());
          customer.phone(found.phone(), PhoneReader.SPAIN);
          customer.email(found.email());
        });
    return card.isPresent() && draft.customer().hasContact();
  }

  /** Returns whether another person's mail shows the card's person as the customer. */
  private boolean isCustomers(ContactCard card, MessageContent mail, String text) {
    return contacts.of(mail, text).names().stream()
            .limit(1)
            .anyMatch(name -> card.isOf(name.value()))
        || people.mentionedIn(text).filter(card::isOf).isPresent()
        || card.isNamedIn(text, EmailReader.displayName(mail.from()))
        || (contacts.addresses().isSystem(mail)
            && EmailReader.addresses(card.email()).stream()
                .anyMatch(contacts.addresses()::isOfMailProvider));
  }

  /** Returns whether the name is the vehicle's or a part of it: "Llamada clienta Santa Fe". */
  private static boolean isCar(LeadDraft draft, String name) {
    String vehicle = Letters.plain(draft.vehicle().name());
    String person = Letters.plain(name);
    return draft.vehicle().isNamed()
        && person.indexOf(' ') > 0
        && (vehicle.contains(person) || (vehicle.indexOf(' ') > 0 && person.contains(vehicle)));
  }

  /**
   * Returns whether that person sends, or signs in the text, from one of the dealer's addresses.
   */
  private boolean isColleague(MessageContent mail, String text, String name) {
    String sender = Letters.plain(EmailReader.displayName(mail.from()));
    boolean sends =
        !sender.isEmpty()
            && (sender.contains(Letters.plain(name)) || Letters.plain(name).contains(sender));
    return (sends || contacts.writer(text).filter(name::equals).isPresent())
        && contacts.addresses().isColleagues(mail.from(), MailAddresses.recipients(mail));
  }

  /**
   * Replaces a first name by the whole name that the customer's words say. Adds the name that signs
   * them if there is none.
   */
  public void complete(LeadDraft draft, String text) {
    if (!draft.customer().hasName() && !text.isEmpty()) {
      contacts
          .writer(text)
          .ifPresent(name -> draft.at("the customer's message", SIGNED).customer().name(name));
    }
    complete(draft, name -> contacts.fuller(name, text));
  }

  /** Replaces a first name by the whole name in a portal's sentence: "Ana Ruiz has written". */
  public void completeByMention(LeadDraft draft, String text) {
    complete(draft, name -> contacts.mentioned(name, text));
  }

  private static void complete(LeadDraft draft, Function<String, Optional<String>> fuller) {
    draft.customer().shortName().flatMap(fuller).ifPresent(draft.customer()::fullName);
  }

  private static void fill(
      LeadDraft draft,
      List<Candidate> candidates,
      String field,
      String note,
      Consumer<String> setter) {
    if (candidates.isEmpty()) {
      return;
    }
    Candidate best = candidates.get(0);
    if (!best.isEnough()) {
      draft.notes().add(note, best.value());
      draft.origins().leftOut(field, best.origin());
      return;
    }
    draft.at(best.origin(), best.confidence());
    setter.accept(best.value());
    if (!best.uncertainty().isEmpty()) {
      draft.origins().markUnsure(field, best.uncertainty());
    }
  }
}
