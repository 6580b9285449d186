package es.sml.connector.parse.contact;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.setting.OwnContacts;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The dealer that received a mail: its addresses and its name are never a customer's. Tells a
 * sender who is a colleague, or who writes as a company.
 */
public final class Recipient {
  /** Shorter names are parts of too many words. */
  private static final int SHORTEST_NAME = 5;

  private static final List<String> BEFORE_COMPANY =
      List.of(
          " de ", " from ", " at ", " von ", " bei ", " chez ", " da ", " di ", " van ", " | ",
          " - ", " · ");

  private final MailAddresses mails;
  private final List<String> addresses = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> senders;

  /**
   * Creates the recipient of a mail.
   *
   * @param own the contacts of the dealer's configuration
   * @param mails tells public domains from those of one organization
   */
  public Recipient(MessageContent mail, OwnContacts own, MailAddresses mails) {
    this.mails = mails;
    for (String address : EmailReader.addresses(mail.header("to"))) {
      addresses.add(Letters.lower(address));
    }
    addresses.addAll(own.addresses());
    for (String address : addresses) {
      String domain = MailAddresses.domain(address);
      int dot = domain.indexOf('.');
      if (!mails.isPublic(domain) && dot >= SHORTEST_NAME) {
        names.add(Letters.joined(domain.substring(0, dot)));
      }
    }
    own.names().stream().map(Letters::joined).forEach(names::add);
    names.removeIf(name -> name.length() < SHORTEST_NAME);
    senders = EmailReader.addresses(mail.from()).stream().map(Letters::lower).toList();
  }

  /** Returns whether the mail's sender is a colleague or a program of the dealer. */
  public boolean isSender() {
    return senders.stream().anyMatch(this::hasAddress);
  }

  /** Returns whether the address is the dealer's or one of its staff's. */
  public boolean hasAddress(String address) {
    return mails.isDealers(address, addresses);
  }

  /**
   * Returns whether the address is the mail's sender's, or one of the sender's organization. A
   * portal's relay is its customer's.
   */
  public boolean isSenders(String address) {
    return !mails.isRelay(address)
        && senders.stream()
            .anyMatch(
                sender -> mails.areOfOne(sender, address) || mails.areOfOneName(sender, address));
  }

  /** Returns whether the address belongs to the website whose program sent the mail. */
  public boolean isWebsites(String address) {
    return isSenders(address)
        && !mails.isOfMailProvider(address)
        && senders.stream().noneMatch(mails::isPersons);
  }

  /** Returns whether the name of a From header is the name of its address's domain. */
  public boolean sendsAsOrganization(String from) {
    String name = from == null ? "" : Letters.joined(EmailReader.displayName(from));
    String company = Letters.joined(company(from));
    return senders.stream()
        .map(MailAddresses::domain)
        .filter(domain -> !mails.isPublic(domain))
        .map(domain -> Letters.joined(domain.substring(0, Math.max(0, domain.lastIndexOf('.')))))
        .anyMatch(
            domain ->
                domain.length() >= SHORTEST_NAME
                    && name.length() >= SHORTEST_NAME
                    && (name.startsWith(domain)
                        || domain.startsWith(name)
                        || company.startsWith(domain)));
  }

  /** Returns the words after "of", "|" or the like: "Acme" of "Ana | Acme"; empty if none. */
  private static String company(String from) {
    String name = from == null ? "" : " " + Letters.lower(EmailReader.displayName(from)) + " ";
    int last = -1;
    for (String word : BEFORE_COMPANY) {
      int at = name.lastIndexOf(word);
      last = at < 0 ? last : Math.max(last, at + word.length());
    }
    return last < 0 ? "" : name.substring(last);
  }

  /** Returns whether the text is the dealer's name: "Autos Norte" of ventas@autosnorte.example. */
  public boolean isNamed(String text) {
    String plain = Letters.joined(text);
    return plain.length() >= SHORTEST_NAME
        && names.stream().anyMatch(name -> plain.startsWith(name) || name.startsWith(plain));
  }
}
