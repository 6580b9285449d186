package es.sml.connector.parse;

import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds the customer's name and contacts in a mail without labels. */
final class CustomerContacts {
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
  static CustomerContacts load(Path directory, PersonNames people) {
    return new CustomerContacts(
        CountrySignals.load(directory),
        new PhonesInText(PhoneWords.load(directory)),
        MailAddresses.load(directory),
        new ContactNames(people));
  }

  MailAddresses addresses() {
    return addresses;
  }

  /**
   * Returns the countries whose numbers the mail may contain.
   *
   * @param text of the mail, read only if a number is not Spanish
   */
  PhoneCountries countries(MessageContent mail, Supplier<String> text) {
    return new PhoneCountries(countries, () -> domains(mail), text);
  }

  /** Returns the countries whose numbers the text may contain. */
  PhoneCountries countries(Supplier<String> text) {
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

  /**
   * Returns the customer's name and contacts.
   *
   * @param mail whose recipient is the dealer
   * @param text that the customer wrote, or that a colleague wrote about the customer
   */
  CustomerContact of(MessageContent mail, String text) {
    return of(mail, text, text);
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
    ContactPhones found = new ContactPhones(whole, recipients, addresses);
    List<CustomerContact.Candidate> numbers =
        found.customers(phones.in(whole, countries(mail, () -> whole)));
    ContactAddresses written = new ContactAddresses(mail, addresses, recipients);
    List<String> senders = written.senders(Letters.start(all, LONGEST_TEXT));
    ContactNames.Places places =
        new ContactNames.Places(
            start,
            written.isCustomersMail() ? "" : whole,
            written.signer(senders),
            senders,
            found.besideNumbers());
    return new CustomerContact(
        numbers, written.in(start, senders), names.of(places), ContactAddresses.misspelt(start));
  }
}
