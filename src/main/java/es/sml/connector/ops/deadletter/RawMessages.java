package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MailHeader;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsFile;
import es.sml.connector.ops.http.OpsRequest;
import java.util.Set;

/**
 * Hands out the original message of a dead letter, byte by byte. The audit records it. A very large
 * message is refused.
 */
public record RawMessages(DeadLetterIndex index, OperatorAudit audit) {
  /** The largest message, in bytes. A response is in memory as a whole. */
  static final int LARGEST = 32 << 20;

  private static final int SHOWN_OF_AN_ID = 12;

  /** Returns the message. Its type is neutral, so that no browser shows it. */
  public OpsFile download(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    DeadLetterRef ref = index.one(request.name());
    OpsFile file = index.read(ref, deadLetter -> file(ref, deadLetter));
    audit.note(
        request.action("download-dead-letter", "dead letter " + ref.id()), ref.key(), "sent");
    return file;
  }

  private static OpsFile file(DeadLetterRef ref, DeadLetter deadLetter) {
    byte[] content = deadLetter.beginning(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new OpsException(
          413,
          LocalizedText.of(
              "refused.raw-too-large",
              "the message has more than {0} bytes; take it from where it came",
              LARGEST));
    }
    boolean isMail =
        InboundMessage.Channel.MAIL.name().equals(deadLetter.channel())
            || MailHeader.of(content).domain() != null;
    String id = ref.id().replaceAll("[^A-Za-z0-9]", "");
    return new OpsFile(
        "message-"
            + id.substring(0, Math.min(SHOWN_OF_AN_ID, id.length()))
            + (isMail ? ".eml" : ".txt"),
        "application/octet-stream",
        content);
  }
}
