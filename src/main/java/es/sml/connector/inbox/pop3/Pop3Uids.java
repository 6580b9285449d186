package es.sml.connector.inbox.pop3;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailUidGenerator;
import org.eclipse.angus.mail.pop3.POP3Folder;

/** Identifies a mail by its UIDL, which a server never reuses (RFC 1939, 7). */
public final class Pop3Uids implements MailUidGenerator {
  @Override
  public String generateUuid(MailEndpoint endpoint, Message mail) {
    try {
      String uid = ((POP3Folder) mail.getFolder()).getUID(mail);
      if (uid == null) {
        throw new MessagingException(
            "the server has no UIDL, so stored mails cannot be recognised; use IMAP");
      }
      return uid;
    } catch (MessagingException e) {
      throw new RuntimeCamelException(e);
    }
  }
}
