package es.sml.connector.parse.gap;

import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.mail.MailText;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The Reply-To of a website's form or of a portal, which often is the customer's address. Decides
 * when it, a forwarded mail's sender or a portal's relay becomes the customer's address.
 */
public final class ReplyToAddress {
  private final FormatTemplate template;
  private final Vocabulary vocabulary;

  public ReplyToAddress(FormatTemplate template, Vocabulary vocabulary) {
    this.template = template;
    this.vocabulary = vocabulary;
  }

  /** Adds the address to the customer if the template allows it, else to the notes. */
  public void addTo(LeadDraft draft, MessageContent mail, MailText text) {
    List<String> sender = EmailReader.addresses(mail.from());
    EmailReader.addresses(mail.replyTo()).stream()
        .filter(address -> sender.stream().noneMatch(address::equalsIgnoreCase))
        .findFirst()
        .ifPresent(address -> add(draft, mail, address));
    if (!draft.customer().hasEmail()) {
      ofForwarded(text)
          .filter(address -> !vocabulary.contacts().addresses().isDealers(address, mail))
          .findFirst()
          .ifPresent(draft.at("the forwarded mail's Reply-To").customer()::email);
    }
    if (!draft.customer().hasEmail()) {
      text.mails().stream()
          .flatMap(quoted -> EmailReader.addresses(quoted.address()).stream())
          .filter(vocabulary.contacts().addresses()::isPersons)
          .filter(address -> isOfStranger(address, mail))
          .findFirst()
          .ifPresent(draft.at("the forwarded mail's From").customer()::email);
    }
    if (!draft.customer().hasEmail()) {
      vocabulary
          .contacts()
          .addresses()
          .customersRelay(mail)
          .ifPresent(draft.at("the portal's relay").customer()::email);
    }
  }

  /** Adds the name of the writer of a forwarded mail whose address is the customer's. */
  public void addWriter(LeadDraft draft, MailText text) {
    if (!draft.customer().hasName()) {
      text.mails().stream()
          .filter(quoted -> draft.customer().hasEmail(quoted.address()::equals))
          .flatMap(quoted -> vocabulary.people().fromDisplayName(quoted.sender()).stream())
          .findFirst()
          .ifPresent(draft.at("the forwarded mail's From").customer()::name);
    }
  }

  /** Returns whether the address is neither the dealer's nor that of the colleague who forwards. */
  private boolean isOfStranger(String address, MessageContent mail) {
    MailAddresses addresses = vocabulary.contacts().addresses();
    return !addresses.isDealers(address, mail)
        && EmailReader.addresses(mail.from()).stream()
            .noneMatch(sender -> addresses.areOfOne(sender, address));
  }

  private void add(LeadDraft draft, MessageContent mail, String address) {
    if (template.customerInReplyTo()) {
      draft.at("the mail's Reply-To").customer().email(address);
      if (!draft.customer().hasName()) {
        vocabulary.people().fromDisplayName(mail.replyTo()).ifPresent(draft.customer()::name);
      }
    } else if (!draft.customer().hasEmail()) {
      draft.notes().add("Responder a", address);
    }
  }

  /**
   * Returns the addresses that replies to the mails in the text go to, and not to their senders.
   */
  private static Stream<String> ofForwarded(MailText text) {
    return text.mails().stream()
        .filter(quoted -> !Objects.equals(quoted.replyTo(), quoted.address()))
        .flatMap(quoted -> EmailReader.addresses(quoted.replyTo()).stream());
  }
}
