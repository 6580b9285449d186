package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A mail of a sender without a template. Newsletters and offers also end in an address and a
 * telephone number, so the labels must show a request to a dealer.
 */
final class UnknownSender {
  /** A greeting, or the name of the website's form. */
  private static final int MOST_TEXT_AROUND_LABELS = 80;

  private static final int MOST_TEXT_AROUND_FEW_LABELS = 25;

  /** Public mail providers, where an equal domain proves nothing. */
  private static final Set<String> PUBLIC_MAIL =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "hotmail.com",
          "hotmail.es",
          "outlook.com",
          "outlook.es",
          "live.com",
          "msn.com",
          "yahoo.com",
          "yahoo.es",
          "icloud.com",
          "me.com",
          "telefonica.net",
          "movistar.es",
          "terra.es",
          "ono.com",
          "gmx.de",
          "gmx.net",
          "gmx.es",
          "web.de",
          "orange.fr",
          "orange.es",
          "free.fr",
          "libero.it",
          "proton.me",
          "protonmail.com");

  private final MessageContent mail;
  private final MailWords words;
  private final Map<AutomaticWords, Boolean> found = new EnumMap<>(AutomaticWords.class);

  UnknownSender(MessageContent mail) {
    this.mail = mail;
    this.words = new MailWords(mail);
  }

  MessageContent mail() {
    return mail;
  }

  private boolean says(AutomaticWords wanted) {
    return found.computeIfAbsent(wanted, each -> each.isIn(words));
  }

  /** Returns whether the values describe a customer and not the mail's sender. */
  boolean writesOfACustomer(LeadDraft draft, FieldValues values) {
    boolean named = draft.customer().hasName();
    boolean reachable = draft.customer().hasContact();
    if (draft.customer().hasEmail(this::isNoCustomers)) {
      return named && speaksOfVehicle(values);
    }
    if (AutoReplyFilter.isBulk(mail)) {
      return reachable && named && draft.isRequest();
    }
    if (!named && !draft.customer().hasEmail()) {
      return reachable && says(AutomaticWords.CALL);
    }
    if (draft.isRequest()) {
      return (reachable || named) && (speaksOfVehicle(values) || !says(AutomaticWords.OFFER));
    }
    boolean email = draft.customer().hasEmail();
    int most = email ? MOST_TEXT_AROUND_LABELS : MOST_TEXT_AROUND_FEW_LABELS;
    return named
        && values.has(LeadField.PHONE)
        && values.looseCharacters() <= most
        && (email || !values.hasUnknown());
  }

  private static boolean speaksOfVehicle(FieldValues values) {
    return values.has(LeadField.VEHICLE)
        || values.has(LeadField.MAKE)
        || values.has(LeadField.TRADE_IN_VEHICLE);
  }

  /** Returns whether the address belongs to the dealer or to the sender's organization. */
  boolean isNoCustomers(String address) {
    if (EmailReader.addresses(mail.header("to")).stream().anyMatch(address::equalsIgnoreCase)) {
      return true;
    }
    String domain = domain(address);
    return EmailReader.addresses(mail.from()).stream()
        .anyMatch(
            sender ->
                sender.equalsIgnoreCase(address)
                    || (domain(sender).equals(domain) && !PUBLIC_MAIL.contains(domain)));
  }

  private static String domain(String address) {
    return Letters.lower(address.substring(address.indexOf('@') + 1));
  }
}
