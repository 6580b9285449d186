package es.sml.connector.parse;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The dealer that received a mail: its addresses and its name are never a customer's. */
final class Recipient {
  /** Shorter names are parts of too many words. */
  private static final int SHORTEST_NAME = 5;

  /** Public mail providers, where an equal domain proves nothing. */
  private static final Set<String> PUBLIC_MAIL =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "hotmail.com",
          "hotmail.es",
          "hotmail.fr",
          "hotmail.it",
          "outlook.com",
          "outlook.es",
          "live.com",
          "msn.com",
          "yahoo.com",
          "yahoo.es",
          "yahoo.fr",
          "yahoo.it",
          "yahoo.co.uk",
          "ymail.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "aol.com",
          "telefonica.net",
          "movistar.es",
          "terra.es",
          "ono.com",
          "gmx.de",
          "gmx.net",
          "gmx.es",
          "gmx.at",
          "web.de",
          "t-online.de",
          "orange.fr",
          "orange.es",
          "wanadoo.fr",
          "wanadoo.es",
          "free.fr",
          "laposte.net",
          "sfr.fr",
          "libero.it",
          "virgilio.it",
          "sapo.pt",
          "kpnmail.nl",
          "ziggo.nl",
          "btinternet.com",
          "proton.me",
          "protonmail.com");

  private static final List<String> BEFORE_COMPANY =
      List.of(
          " de ", " from ", " at ", " von ", " bei ", " chez ", " da ", " di ", " van ", " | ",
          " - ", " · ");

  private final List<String> addresses = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> senders;

  Recipient(MessageContent mail, OwnContacts own) {
    for (String address : EmailReader.addresses(mail.header("to"))) {
      addresses.add(Letters.lower(address));
    }
    addresses.addAll(own.addresses());
    for (String address : addresses) {
      String domain = domain(address);
      int dot = domain.indexOf('.');
      if (!PUBLIC_MAIL.contains(domain) && dot >= SHORTEST_NAME) {
        names.add(letters(domain.substring(0, dot)));
      }
    }
    own.names().stream().map(Recipient::letters).forEach(names::add);
    names.removeIf(name -> name.length() < SHORTEST_NAME);
    senders = EmailReader.addresses(mail.from()).stream().map(Letters::lower).toList();
  }

  /** Returns whether the mail's sender is a colleague or a program of the dealer. */
  boolean isSender() {
    return senders.stream().anyMatch(this::hasAddress);
  }

  /** Returns whether the address is the dealer's or one of its staff's. */
  boolean hasAddress(String address) {
    String written = Letters.lower(address);
    String domain = domain(written);
    return addresses.stream()
        .anyMatch(
            own ->
                own.equals(written)
                    || (domain(own).equals(domain) && !PUBLIC_MAIL.contains(domain)));
  }

  /** Returns whether the address is the mail's sender's, or one of the sender's organization. */
  boolean isSenders(String address) {
    String written = Letters.lower(address);
    String domain = domain(written);
    return senders.stream()
        .anyMatch(
            sender ->
                sender.equals(written)
                    || (domain(sender).equals(domain) && !PUBLIC_MAIL.contains(domain)));
  }

  /** Returns whether the name of a From header is the name of its address's domain. */
  boolean sendsAsOrganization(String from) {
    String name = from == null ? "" : letters(EmailReader.displayName(from));
    String company = letters(company(from));
    return senders.stream()
        .map(address -> domain(address))
        .filter(domain -> !PUBLIC_MAIL.contains(domain))
        .map(domain -> letters(domain.substring(0, Math.max(0, domain.lastIndexOf('.')))))
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
  boolean isNamed(String text) {
    String plain = letters(text);
    return plain.length() >= SHORTEST_NAME
        && names.stream().anyMatch(name -> plain.startsWith(name) || name.startsWith(plain));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    Letters.plain(text)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String domain(String address) {
    return Letters.lower(address.substring(address.indexOf('@') + 1));
  }
}
