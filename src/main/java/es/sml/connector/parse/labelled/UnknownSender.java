package es.sml.connector.parse.labelled;

import es.sml.connector.parse.contact.Recipient;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.Decision;
import es.sml.connector.parse.decision.MachineMarks;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a mail of a sender without a template describes a customer. Newsletters end in an
 * address and a telephone number, too, so the labels must show a request to a dealer.
 */
final class UnknownSender {
  /** A greeting, or the name of the website's form. */
  private static final int MOST_TEXT_AROUND_LABELS = 80;

  private static final int MOST_TEXT_AROUND_FEW_LABELS = 25;

  /** The weight of a name with a contact that is not the sender's. */
  private static final int OF_A_CUSTOMER = 3;

  private static final int OF_A_VEHICLE = 2;

  /** The labelled values of a customer's full contact. */
  private static final Set<LeadField> OF_CONTACT = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);

  private static final Set<LeadField> OF_BUYERS =
      EnumSet.of(
          LeadField.TEST_DRIVE, LeadField.TRADE_IN, LeadField.TRADE_IN_PRICE, LeadField.FINANCING);

  private final MailDecision mail;

  UnknownSender(MailDecision mail) {
    this.mail = mail;
  }

  MessageContent mail() {
    return mail.mail();
  }

  /** Returns the mail's visible text, folded for comparison. */
  String text() {
    return decision().mail().words().text();
  }

  private Decision decision() {
    return mail.get();
  }

  /** Returns whether the mail has values of a testing tool. */
  boolean isTestLead() {
    return MachineMarks.isTestLead(decision().mail().words());
  }

  /** Returns the reason why a known portal's mail is a notice or a promotion; else empty. */
  Optional<String> notice() {
    return isPortal() ? decision().notice() : Optional.empty();
  }

  /** Returns whether a known portal sent the mail. */
  boolean isPortal() {
    return decision().portal().isPresent();
  }

  /** Returns whether a colleague, a company or a website writes about a customer. */
  boolean writesOfAnother() {
    return recipient().isSender() || decision().isOfAnother();
  }

  /** Returns the dealer that received the mail. */
  Recipient recipient() {
    return decision().recipient();
  }

  /** Returns whether a portal's mail without a request names a customer or a caller. */
  boolean writesOfAPerson(LeadDraft draft) {
    boolean named = draft.customer().hasName() || draft.customer().hasEmail();
    return (named && !draft.customer().hasEmail(this::isNoCustomers))
        || decision().mail().inSubject("missed-call");
  }

  /** Returns whether the values describe a customer and not the mail's sender. */
  boolean writesOfACustomer(LeadDraft draft, FieldValues values) {
    if (isBusiness(draft, values)) {
      return false;
    }
    if (isToDealer(values)) {
      return false;
    }
    boolean named = draft.customer().hasName();
    boolean reachable = draft.customer().hasContact();
    if (draft.customer().hasEmail(this::isNoCustomers)) {
      return named
          && (speaksOfVehicle(values) || (draft.isRequest() && isOfVisitor(draft, values)));
    }
    if (decision().isBroadcast()) {
      return reachable && named && draft.isRequest();
    }
    if (!named && !draft.customer().hasEmail()) {
      boolean asked = draft.isRequest() && decision().mayBeEnquiry();
      return reachable && (asked || decision().mail().inSubject("missed-call"));
    }
    if (draft.isRequest()) {
      return reachable || (named && !isFromStranger(draft));
    }
    boolean email = draft.customer().hasEmail();
    int most = email ? MOST_TEXT_AROUND_LABELS : MOST_TEXT_AROUND_FEW_LABELS;
    return named
        && values.has(LeadField.PHONE)
        && values.looseCharacters() <= most
        && (email || !values.hasUnknown());
  }

  /** Returns whether a website's form sends in the name of the visitor who filled it in. */
  private boolean isOfVisitor(LeadDraft draft, FieldValues values) {
    return values.has(LeadField.NAME)
        && values.has(LeadField.EMAIL)
        && draft.customer().isNamedAlike(EmailReader.displayName(mail().from()));
  }

  /** Returns whether the dealer is the customer: of a bank, of a test centre, of a supplier. */
  private boolean isToDealer(FieldValues values) {
    List<String> names = values.all(LeadField.NAME);
    return !names.isEmpty()
        && names.stream().allMatch(recipient()::isNamed)
        && !values.has(LeadField.FIRST_NAME)
        && !values.has(LeadField.MESSAGE)
        && values.all(LeadField.EMAIL).stream().allMatch(this::isNoCustomers);
  }

  // A program or a colleague passes enquiries on; another person's mail about a customer without a
  // contact may be a fraud.
  private boolean isFromStranger(LeadDraft draft) {
    return decision().isPersons()
        && !draft.customer().isNamedAlike(EmailReader.displayName(mail().from()));
  }

  /** Returns whether the sentences of a mail are everyday business mail. */
  boolean isBusiness() {
    return decision().isBusiness();
  }

  /** Returns whether the evidence speaks for everyday business mail. */
  boolean isBusiness(LeadDraft draft, FieldValues values) {
    List<String> messages = new ArrayList<>(values.all(LeadField.MESSAGE));
    messages.addAll(values.all(LeadField.REQUEST));
    if (messages.stream().anyMatch(MachineMarks::isForeignAdvertising)) {
      return true;
    }
    if (isCall(draft)) {
      return false;
    }
    boolean full =
        OF_CONTACT.stream().allMatch(values::has)
            && (values.has(LeadField.NAME) || values.has(LeadField.FIRST_NAME));
    Decision around = decision().withoutMessage(messages);
    around = full ? around.withoutPublicity() : around;
    Decision message = decision().ofMessage(messages);
    boolean foreign =
        draft.customer().hasName()
            && draft.customer().hasContact()
            && !draft.customer().hasEmail(this::isNoCustomers);
    int layout = foreign ? OF_A_CUSTOMER : 0;
    int vehicle = speaksOfVehicle(values) ? OF_A_VEHICLE : 0;
    int request = foreign && asksForCar(values) ? OF_A_CUSTOMER : 0;
    boolean asked = values.has(LeadField.MESSAGE);
    return around.isAgainst(around.supporting() + layout + (asked && foreign ? vehicle : 0))
        || message.isAgainst(message.supporting() + vehicle + request);
  }

  /** Returns whether the subject reports a call from the customer's number. */
  private boolean isCall(LeadDraft draft) {
    return decision().mail().inSubject("missed-call")
        && draft.customer().hasPhoneIn(mail().subject());
  }

  /**
   * Returns whether a box or an answer has a request that only a buyer or a seller of a car has.
   */
  private static boolean asksForCar(FieldValues values) {
    return OF_BUYERS.stream().anyMatch(values::has);
  }

  private static boolean speaksOfVehicle(FieldValues values) {
    return values.has(LeadField.VEHICLE)
        || values.has(LeadField.MAKE)
        || (values.has(LeadField.MODEL)
            && (asksForCar(values) || values.has(LeadField.APPOINTMENT)))
        || values.has(LeadField.TRADE_IN_VEHICLE);
  }

  /** Returns whether the address belongs to the dealer or to the sender's organization. */
  boolean isNoCustomers(String address) {
    return recipient().hasAddress(address) || recipient().isSenders(address);
  }
}
