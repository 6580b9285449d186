package es.sml.connector.parse.contact;

import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the customer's e-mail address in the headers and in the text of a mail. Decides how sure it
 * is, and who signs the mail.
 */
final class ContactAddresses {
  private static final double IN_SENTENCE = 0.9;
  private static final double IN_HEADER = 0.85;
  private static final double ONLY_ONE = 0.8;
  private static final double ONE_OF_SEVERAL = 0.5;
  private static final int MOST_DOUBTFUL = 5;
  private static final int LONGEST_LINE = 1_000;
  private static final int DIGITS_OF_PHONE = 9;

  /** Signs between the contacts of a company at the end of a page. */
  private static final String SEPARATORS = "\u00b7|\u2022";

  private static final Set<String> SENDER_LABELS =
      Set.of(
          "de",
          "from",
          "von",
          "da",
          "van",
          "remitente",
          "nork",
          "expediteur",
          "absender",
          "mittente");

  /** A label further away belongs to something else. */
  private static final int NEAR = 100;

  /** "If you received this mail by mistake, write to": a company's notice. */
  private static final List<String> ERRORS =
      List.of("error", "erreur", "mistake", "irrtum", "fehler", "engano", "equivoc");

  private final MessageContent mail;
  private final MailAddresses addresses;
  private final List<String> recipients;

  /** The sender's addresses if a program or a relay sends: a website's others are its staff's. */
  private final List<String> programs;

  ContactAddresses(MessageContent mail, MailAddresses addresses, List<String> recipients) {
    this.mail = mail;
    this.addresses = addresses;
    this.recipients = recipients;
    List<String> from = EmailReader.addresses(mail.from());
    boolean program = addresses.isSystem(mail) || from.stream().anyMatch(addresses::isRelay);
    this.programs = program ? from : List.of();
  }

  /**
   * Returns the customer's addresses, the likeliest first.
   *
   * @param senders as {@link #senders}
   */
  List<Candidate> in(String text, List<String> senders) {
    Set<String> labelled = new LinkedHashSet<>();
    Set<String> other = new LinkedHashSet<>();
    text.lines()
        .filter(line -> mayHave(line) && !line.startsWith(">"))
        .forEach(
            line ->
                addressesIn(Letters.start(line, LONGEST_LINE)).stream()
                    .filter(this::isCustomers)
                    .filter(address -> !isInFooter(address, line))
                    .forEach(address -> (isLabelled(line) ? labelled : other).add(address)));
    List<Candidate> found = new ArrayList<>();
    labelled.forEach(
        address ->
            add(
                found,
                address,
                labelled.size() == 1 ? IN_SENTENCE : ONE_OF_SEVERAL,
                "the mail's text"));
    senders.forEach(
        header ->
            EmailReader.addresses(header).stream()
                .filter(this::isCustomers)
                .forEach(address -> add(found, address, IN_HEADER, "the mail's sender")));
    other.forEach(
        address ->
            add(
                found,
                address,
                other.size() == 1 ? ONLY_ONE : ONE_OF_SEVERAL,
                "the mail's only address"));
    return found;
  }

  // "Concesión Norte · Tel. 985 00 11 22 · info@norte.example"
  private boolean isInFooter(String address, String line) {
    return addresses.isDepartments(address)
        && (line.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)
            || line.chars().filter(Character::isDigit).count() >= DIGITS_OF_PHONE);
  }

  /** Returns the senders of the mail and of forwarded mails in it, as far as they are customers. */
  List<String> senders(String text) {
    List<String> senders = new ArrayList<>();
    text.lines()
        .filter(line -> line.indexOf('@') >= 0 && line.length() < LONGEST_LINE)
        .filter(ContactAddresses::isSender)
        .forEach(line -> senders.add(0, line.substring(line.indexOf(':') + 1).strip()));
    for (String header : new String[] {mail.replyTo(), mail.from()}) {
      if (header != null) {
        senders.add(header);
      }
    }
    senders.removeIf(header -> !isOfCustomer(header));
    return senders;
  }

  private boolean isOfCustomer(String header) {
    List<String> found = EmailReader.addresses(header);
    return !found.isEmpty()
        && found.stream().allMatch(address -> isCustomers(address) || addresses.isRelay(address));
  }

  /**
   * Returns who signs the mail's text.
   *
   * @param senders as {@link #senders}
   * @param text of the mail
   */
  ContactNames.Signer signer(List<String> senders, String text) {
    if (isCustomersMail() || (senders.isEmpty() && addresses.isSystem(mail) && !isClosed(text))) {
      return ContactNames.Signer.CUSTOMER;
    }
    return senders.isEmpty() ? ContactNames.Signer.COLLEAGUE : ContactNames.Signer.EITHER;
  }

  /** Returns whether the customer sent the mail, and no colleague, portal or program. */
  boolean isCustomersMail() {
    return mail.from() != null && isOfCustomer(mail.from());
  }

  /**
   * Returns whether the customer sent the mail without a portal that hides the address. A portal
   * has its name in its domain.
   */
  boolean isCustomersOwnMail() {
    String name = Letters.joined(EmailReader.displayName(mail.from()));
    return isCustomersMail()
        && EmailReader.addresses(mail.from()).stream()
            .noneMatch(address -> addresses.isRelay(address) || isNamedAs(name, address));
  }

  /** Returns whether the text ends with the sender's name, so that its staff sign it. */
  private boolean isClosed(String text) {
    String end = text.strip();
    String last = Letters.joined(end.substring(end.lastIndexOf('\n') + 1));
    String name = Letters.joined(EmailReader.displayName(mail.from()));
    return !name.isEmpty() && last.contains(name);
  }

  private static boolean isNamedAs(String name, String address) {
    return !name.isEmpty() && Letters.joined(MailAddresses.domain(address)).contains(name);
  }

  private static boolean isSender(String line) {
    int colon = line.indexOf(':');
    String label = colon < 0 ? "" : Letters.plain(line.substring(0, colon));
    StringBuilder letters = new StringBuilder();
    label.chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
    return SENDER_LABELS.contains(letters.toString());
  }

  private static boolean mayHave(String line) {
    return line.indexOf('@') >= 0 || EmailReader.hasSignInWords(line);
  }

  private static List<String> addressesIn(String line) {
    List<String> found = EmailReader.addresses(line);
    return found.isEmpty() ? EmailReader.spelt(line) : found;
  }

  private static boolean isLabelled(String line) {
    int at = line.indexOf('@');
    String plain = Letters.lower(at < 0 ? line : line.substring(Math.max(0, at - NEAR), at));
    return (plain.contains("mail") || plain.contains("correo") || plain.contains("correu"))
        && ERRORS.stream().noneMatch(plain::contains);
  }

  private boolean isCustomers(String address) {
    return !addresses.isDealers(address, recipients)
        && addresses.isPersons(address)
        && programs.stream()
            .noneMatch(
                program ->
                    addresses.areOfOne(program, address)
                        || addresses.areOfOneName(program, address));
  }

  private static void add(List<Candidate> found, String address, double confidence, String origin) {
    if (found.stream().noneMatch(known -> known.value().equalsIgnoreCase(address))) {
      found.add(new Candidate(address, confidence, origin, ""));
    }
  }

  /** Returns texts that may be an address: "ana@gmail,com", "ana arroba gmail punto com". */
  static List<String> misspelt(String text) {
    List<String> doubtful = new ArrayList<>();
    text.lines()
        .filter(ContactAddresses::mayHave)
        .filter(line -> addressesIn(Letters.start(line, LONGEST_LINE)).isEmpty())
        .limit(MOST_DOUBTFUL)
        .forEach(line -> doubtful.add(Letters.start(line.strip(), LONGEST_LINE)));
    return doubtful;
  }
}
