package es.sml.connector.door.endpoint;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.codec.Hashes;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Recognises a message that was sent twice, also after a restart and on another node. Without an
 * id, the same content within ten minutes is the same message: a double click.
 */
public final class DoorRecords implements Processor {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final LedgerTransactions transactions;

  public DoorRecords(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Gives the message the id of the earlier one, if there is one.
   *
   * @throws OtherContentException if the id had another content
   */
  @Override
  public void process(Exchange exchange) throws OtherContentException {
    String fingerprint = exchange.getProperty(DoorProperties.FINGERPRINT, String.class);
    if (fingerprint == null) {
      return;
    }
    Message message = exchange.getMessage();
    String channel = exchange.getFromEndpoint().getEndpointKey();
    String id = message.getHeader(LeadHeaders.ID, String.class);
    if (id == null) {
      message.setHeader(LeadHeaders.ID, fingerprint + "@" + first(hash(channel, fingerprint)));
    } else if (!fingerprint.equals(contentOf(hash(channel, id), fingerprint))) {
      throw new OtherContentException();
    }
  }

  /** Removes the records of messages that are older than this age. */
  public void forget(Duration age) {
    transactions.write(
        jdbc ->
            jdbc.sql("DELETE FROM door_message WHERE received < " + transactions.now() + " - ?")
                .param(age.toMillis())
                .update());
  }

  /** Returns the time of the first message of this content, within the window. */
  private long first(String name) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO door_message (name, received) VALUES (?, %s)
                    ON CONFLICT (name) DO UPDATE SET received =
                      CASE WHEN door_message.received < excluded.received - %d
                           THEN excluded.received ELSE door_message.received END
                    RETURNING received"""
                        .formatted(transactions.now(), WINDOW.toMillis()))
                .param(name)
                .query(Long.class)
                .single());
  }

  private String contentOf(String name, String fingerprint) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO door_message (name, fingerprint, received) VALUES (?, ?, %s)
                    ON CONFLICT (name) DO UPDATE SET fingerprint = door_message.fingerprint
                    RETURNING fingerprint"""
                        .formatted(transactions.now()))
                .params(name, fingerprint)
                .query(String.class)
                .single());
  }

  private static String hash(String channel, String name) {
    return Hashes.sha256((channel + "\n" + name).getBytes(StandardCharsets.UTF_8));
  }
}
