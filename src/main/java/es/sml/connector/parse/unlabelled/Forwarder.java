package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mail.MailText;
import es.sml.connector.parse.mail.QuotedMail;
import es.sml.connector.parse.value.EmailReader;
import java.util.List;

/**
 * The sender of a mail who passes on an older one. Decides whether the older one is of another
 * customer, or of the sender and the sender's company.
 */
final class Forwarder {
  private final MailAddresses addresses;

  Forwarder(MailAddresses addresses) {
    this.addresses = addresses;
  }

  /** Returns whether the sender passes on the mail that another person sent to the sender. */
  boolean isIn(MailText text, MessageContent content) {
    return EmailReader.addresses(content.from()).stream()
        .anyMatch(
            sender -> text.mails().stream().anyMatch(mail -> isSentTo(sender, mail, content)));
  }

  private boolean isSentTo(String sender, QuotedMail mail, MessageContent content) {
    return EmailReader.addresses(mail.to()).stream().anyMatch(to -> areOfOne(to, sender))
        && isForwarded(mail)
        && (mail.address().isEmpty() // "From: Ana Ruiz"
            || addresses.isPersons(mail.address())
            || addresses.isOfPhone(mail.address()))
        && !addresses.areOfOne(mail.address(), sender)
        && !addresses.isColleagues(mail.sender(), MailAddresses.recipients(content));
  }

  private static boolean isForwarded(QuotedMail mail) {
    return mail.kind() != MailHeadWords.Line.WROTE;
  }

  /** Returns whether both addresses are the same, or of people of one company. */
  private boolean areOfOne(String address, String other) {
    return address.equalsIgnoreCase(other)
        || (addresses.areOfOne(address, other) && !addresses.isOfMailProvider(other));
  }

  /** Returns whether the sender, or somebody of the sender's company, wrote that mail. */
  boolean isOwn(QuotedMail mail, MessageContent content) {
    return EmailReader.addresses(content.from()).stream()
        .anyMatch(sender -> areOfOne(mail.address(), sender));
  }

  /**
   * Returns the lines of the newest older mail if the sender or somebody of the sender's company
   * wrote it and it is passed on; else none.
   */
  List<String> passedOn(MailText text, MessageContent content) {
    boolean forward = MailLines.isForward(content);
    return forward
            && !text.mails().isEmpty()
            && isForwarded(text.mails().get(0))
            && isOwn(text.mails().get(0), content)
        ? text.mails().get(0).lines()
        : List.of();
  }

  /** Returns whether those lines are of another person of the sender's company. */
  boolean passesOnColleagues(MailText text, MessageContent content) {
    return !passedOn(text, content).isEmpty()
        && EmailReader.addresses(content.from()).stream()
            .noneMatch(sender -> text.mails().get(0).address().equalsIgnoreCase(sender));
  }
}
