package es.sml.connector.learn;

import es.sml.connector.learn.layout.Skeleton;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.text.Letters;

/**
 * Recognises other mails of the sender of a mail: by domain, address or list, or by the subject of
 * a form.
 */
record SameSender(MailSample first) {
  /**
   * Returns whether the other mail has the sender's domain, address, list or, of forms that send
   * from their visitors' addresses, mostly its subject.
   */
  boolean hasSent(MailSample other) {
    String one = Letters.lower(first.from().address());
    String two = Letters.lower(other.from().address());
    if (one.isEmpty() || two.isEmpty()) {
      return false;
    }
    boolean anybody = SenderDomain.isOfAnybody(one.substring(one.indexOf('@') + 1));
    return one.equals(two)
        || (!anybody && SenderDomain.isSame(one, two))
        || (!first.listId().isEmpty() && first.listId().equals(other.listId()))
        || (anybody && sharesSubject(other));
  }

  private boolean sharesSubject(MailSample other) {
    long letters = first.subject().chars().filter(Character::isLetter).count();
    return letters > 0 && Skeleton.sharedLetters(first.subject(), other.subject()) * 2L >= letters;
  }
}
