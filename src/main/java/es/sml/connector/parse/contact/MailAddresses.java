package es.sml.connector.parse.contact;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.value.EmailReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides from its text whose an address can be: a customer's, a program's, a portal's, a relay's
 * or the dealer's.
 */
public final class MailAddresses {
  private static final int SHORTEST_NAME = 5;
  private static final int LONGEST_KIND = 4;
  private static final int UUID_LENGTH = 36;

  /** Words in the domains of providers of mail. */
  private static final List<String> MAIL_WORDS =
      List.of(
          "mail", "correo", "correu", "correio", "buzon", "bustia", "post", "courrier", "inbox");

  private final Set<String> publicDomains = new HashSet<>();
  private final Set<String> portals = new HashSet<>();
  private final Set<String> systems = new HashSet<>();
  private final List<String> relays = new ArrayList<>();
  private final Set<String> departments = new HashSet<>();

  /** Reads the lists of domains and local parts. */
  static MailAddresses load(Path directory) {
    MailAddresses addresses = new MailAddresses();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("mail-addresses.tsv"), 2)) {
      addresses.add(row);
    }
    return addresses;
  }

  private void add(VocabularyFile.Row row) {
    String text = row.text(1);
    switch (row.text(0)) {
      case "public" -> publicDomains.add(text);
      case "portal" -> portals.add(text);
      case "system" -> systems.add(text);
      case "relay" -> relays.add(text);
      case "department" -> departments.add(text);
      default -> throw row.wrong("vocabulary.kind", "unknown kind {0}", row.text(0));
    }
  }

  /** Returns whether people of any kind have addresses of that domain. */
  boolean isPublic(String domain) {
    return publicDomains.contains(domain);
  }

  /** Returns whether the domain gives addresses to people: a public one, or "correo.example". */
  public boolean isOfMailProvider(String address) {
    String domain = domain(address);
    return isPublic(domain) || MAIL_WORDS.stream().anyMatch(domain::contains);
  }

  /** Returns whether the address can be a customer's: no program's, no portal's, no relay's. */
  public boolean isPersons(String address) {
    String local = local(address);
    String domain = domain(address);
    return !isSystem(local) && !isRelay(local, domain) && !isPortal(domain);
  }

  /** Returns whether a gateway of short messages sends for that telephone number. */
  public boolean isOfPhone(String address) {
    return isNumber(local(address));
  }

  /** Returns whether the address is a company's: "info" or "ventas" in a domain of its own. */
  boolean isDepartments(String address) {
    return departments.contains(local(address)) && !isOfMailProvider(address);
  }

  private boolean isSystem(String local) {
    int plus = local.indexOf('+');
    return systems.contains(plus > 0 ? local.substring(0, plus) : local)
        || isNumber(local); // a gateway of short messages
  }

  private static boolean isNumber(String local) {
    for (int i = 0; i < local.length(); i++) {
      if (!Character.isDigit(local.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a program or a website sends from that address. */
  public boolean isSystem(MessageContent mail) {
    return EmailReader.addresses(mail.from()).stream().anyMatch(from -> isSystem(local(from)));
  }

  /** Returns whether the address forwards mails to a customer whose own address is hidden. */
  public boolean isRelay(String address) {
    String local = local(address);
    return !isSystem(local) && isRelay(local, domain(address));
  }

  /**
   * Returns whether the address forwards mails to one customer: it is a relay with a number or a
   * code for that customer.
   */
  private boolean isRelayOfOne(String address) {
    return isRelay(address) && local(address).chars().anyMatch(Character::isDigit);
  }

  /** Returns the portal's address that forwards a reply to the customer. */
  public Optional<String> customersRelay(MessageContent mail) {
    return Stream.of(mail.replyTo(), mail.from())
        .flatMap(header -> EmailReader.addresses(header).stream())
        .filter(this::isRelayOfOne)
        .findFirst();
  }

  private boolean isRelay(String local, String domain) {
    boolean uuid =
        local.length() >= UUID_LENGTH && local.chars().filter(c -> c == '-').count() == 4;
    if (uuid) {
      return true;
    }
    for (String sign : relays) {
      if (domain.startsWith(sign)) {
        return true;
      }
      if (local.startsWith(sign) && !isPublic(domain)) {
        return true; // but "contacto.lucia" of a mail provider is a person
      }
    }
    return false;
  }

  /** Returns whether the address is of a portal's staff. */
  public boolean isPortals(String address) {
    return isPortal(domain(address)) && !isRelay(address);
  }

  private boolean isPortal(String domain) {
    int start = 0;
    while (start < domain.length()) {
      if (portals.contains(domain.substring(start))) {
        return true;
      }
      int dot = domain.indexOf('.', start);
      start = dot < 0 ? domain.length() : dot + 1;
    }
    return false;
  }

  /** Returns the addresses of the mail's recipients, without copies to the sender's own people. */
  public static List<String> recipients(MessageContent mail) {
    List<String> recipients = new ArrayList<>();
    Stream.of("to", "delivered-to")
        .forEach(header -> recipients.addAll(EmailReader.addresses(mail.header(header))));
    List<String> senders =
        EmailReader.addresses(mail.from()).stream().map(MailAddresses::domain).toList();
    boolean colleague = recipients.stream().map(MailAddresses::domain).anyMatch(senders::contains);
    EmailReader.addresses(mail.header("cc")).stream()
        .filter(copy -> colleague || recipients.isEmpty() || !senders.contains(domain(copy)))
        .forEach(recipients::add);
    return recipients;
  }

  /** Returns whether the address or its domain is one of the mail's recipients. */
  public boolean isDealers(String address, MessageContent mail) {
    return isDealers(address, recipients(mail));
  }

  /** Returns whether the address or its domain is one of the recipients. */
  public boolean isDealers(String address, List<String> recipients) {
    return recipients.stream().anyMatch(recipient -> areOfOne(recipient, address));
  }

  /** Returns whether a From header has such an address: a colleague at the dealer sent the mail. */
  public boolean isColleagues(String from, List<String> recipients) {
    return EmailReader.addresses(from).stream().anyMatch(address -> isDealers(address, recipients));
  }

  /** Returns whether both are the same address, or addresses of one organization. */
  public boolean areOfOne(String address, String other) {
    return address.equalsIgnoreCase(other)
        || (domain(address).equals(domain(other)) && !isPublic(domain(address)));
  }

  /** Returns whether both domains have the same name: "portal.es" and "staff.portal.com". */
  boolean areOfOneName(String address, String other) {
    String name = name(domain(address));
    String second = name(domain(other));
    return Math.min(name.length(), second.length()) >= SHORTEST_NAME
        && (name.equals(second) || name.startsWith(second + "-") || second.startsWith(name + "-"))
        && !isOfMailProvider(address)
        && !isOfMailProvider(other);
  }

  /** Returns the last part of the domain that is no country and no kind of domain. */
  private static String name(String domain) {
    int end = domain.lastIndexOf('.');
    int start = domain.lastIndexOf('.', end - 1);
    if (start > 0 && end - start <= LONGEST_KIND) { // "portal.co.uk"
      end = start;
      start = domain.lastIndexOf('.', end - 1);
    }
    return end < 0 ? "" : domain.substring(start + 1, end);
  }

  /** Returns the domain in lower case. */
  static String domain(String address) {
    return Letters.lower(address.substring(address.indexOf('@') + 1));
  }

  /** Returns the local part in lower case; empty for an empty address, which is no person's. */
  private static String local(String address) {
    return Letters.lower(address.substring(0, Math.max(0, address.indexOf('@'))));
  }
}
