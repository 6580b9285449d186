package es.sml.connector.parse.contact;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phone.CountrySignals;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.phone.PhoneWords;
import es.sml.connector.parse.phone.PhonesInText;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the customer's name and contacts in a mail without labels. Only the beginning of a long
 * text counts.
 */
public final class CustomerContacts {
  private static final int LONGEST_TEXT = 20_000;

  private final CountrySignals countries;
  private final PhonesInText phones;
  private final MailAddresses addresses;
  private final ContactNames names;

  private CustomerContacts(
      CountrySignals countries, PhonesInText phones, MailAddresses addresses, ContactNames names) {
    this.countries = countries;
    this.phones = phones;
    this.addresses = addresses;
    this.names = names;
  }

  /** Reads the lists of words. */
  public static CustomerContacts load(Path directory, PersonNames people) {
    return new CustomerContacts(
        CountrySignals.load(directory),
        new PhonesInText(PhoneWords.load(directory)),
        MailAddresses.load(directory),
        new ContactNames(people));
  }

  /** Returns the fuller form of that name in a sentence about the customer. */
  public Optional<String> mentioned(String name, String text) {
    return names.mentioned(name, Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the fuller form of that name in the customer's words. */
  public Optional<String> fuller(String name, String text) {
    return names.fuller(name, Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the name that the customer's words say, or that signs them. */
  public Optional<String> writer(String text) {
    return names.writer(Letters.start(text, LONGEST_TEXT));
  }

  public MailAddresses addresses() {
    return addresses;
  }

  /**
   * Returns the countries whose numbers the mail may contain.
   *
   * @param text of the mail, read only if a number is not Spanish
   */
  public PhoneCountries countries(MessageContent mail, Supplier<String> text) {
    return new PhoneCountries(countries, () -> domains(mail), text);
  }

  /** Returns the countries whose numbers the text may contain. */
  public PhoneCountries countries(Supplier<String> text) {
    return new PhoneCountries(countries, List::of, text);
  }

  private List<String> domains(MessageContent mail) {
    List<String> recipients = MailAddresses.recipients(mail);
    List<String> domains = new ArrayList<>();
    for (String header : new String[] {mail.from(), mail.replyTo()}) {
      EmailReader.addresses(header).stream()
          .filter(address -> !addresses.isDealers(address, recipients))
          .map(MailAddresses::domain)
          .forEach(domains::add);
    }
    return domains;
  }

  /** Returns the name of the program's website: "cars" of "Cars.es". */
  private static String website(MessageContent mail) {
    String name = EmailReader.displayName(mail.from());
    int dot = name.lastIndexOf('.');
    return Letters.joined(dot > 0 && name.indexOf(' ', dot) < 0 ? name.substring(0, dot) : name);
  }

  /** Returns the names in the dealer's signatures: its domains, and a colleague who writes. */
  private List<String> dealersNames(MessageContent mail, List<String> recipients) {
    List<String> names = new ArrayList<>();
    recipients.stream()
        .map(MailAddresses::domain)
        .filter(domain -> !addresses.isPublic(domain))
        .map(domain -> domain.substring(0, Math.max(domain.lastIndexOf('.'), 0)))
        .forEach(names::add);
    String sender = EmailReader.displayName(mail.from());
    if (addresses.isColleagues(mail.from(), recipients)
        && sender.indexOf(' ') > 0) { // a first name alone may end a sentence
      names.add(sender);
    }
    return names;
  }

  /**
   * Returns the customer's name and contacts.
   *
   * @param mail whose recipient is the dealer
   * @param text that the customer wrote, or that a colleague wrote about the customer
   */
  public CustomerContact of(MessageContent mail, String text) {
    return of(mail, text, text);
  }

  /** Returns the addresses beside another person's number if there are some; else all. */
  private static List<CustomerContact.Candidate> emails(
      ContactAddresses written, String ofClient, String text, List<String> senders) {
    List<CustomerContact.Candidate> beside = written.in(ofClient, List.of());
    return beside.isEmpty() ? written.in(text, senders) : beside;
  }

  /**
   * Returns the customer's name and contacts.
   *
   * @param mail whose recipient is the dealer
   * @param text that the customer wrote, or that a colleague wrote about the customer
   * @param all the whole text, with the heads of forwarded mails, which name their senders
   */
  CustomerContact of(MessageContent mail, String text, String all) {
    String start = Letters.start(text, LONGEST_TEXT);
    String subject = mail.subject() == null ? "" : mail.subject();
    String whole = subject + "\n\n" + start;
    List<String> recipients = MailAddresses.recipients(mail);
    ContactAddresses written = new ContactAddresses(mail, addresses, recipients);
    boolean program = addresses.isSystem(mail);
    ContactPhones found =
        new ContactPhones(
            whole,
            dealersNames(mail, recipients),
            program ? website(mail) : "",
            written.isCustomersMail(),
            addresses.isColleagues(mail.from(), recipients),
            program || mail.from() == null ? names::isPerson : line -> false);
    List<PhonesInText.Found> inText = phones.in(whole, countries(mail, () -> whole));
    List<CustomerContact.Candidate> numbers = found.customers(inText);
    String ofClient = found.lineOfClient(inText);
    boolean another = !ofClient.isEmpty() && written.isCustomersMail();
    boolean office = names.isSignedForOffice(start);
    List<String> senders = office ? List.of() : written.senders(Letters.start(all, LONGEST_TEXT));
    ContactNames.Places places =
        new ContactNames.Places(
            start,
            subject,
            written.isCustomersOwnMail() && !office ? "" : whole,
            another || office ? ContactNames.Signer.COLLEAGUE : written.signer(senders, start),
            program ? mail.from() : "",
            another ? List.of() : senders,
            ofClient,
            another ? List.of() : found.besideNumbers()); // else the writer's company
    return new CustomerContact(
        numbers,
        emails(written, another ? ofClient : "", start, senders),
        names.of(places),
        ContactAddresses.misspelt(start),
        another);
  }
}
