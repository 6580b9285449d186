package es.sml.connector.intake;

import es.sml.connector.failure.InvalidIntakeException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.MessageKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Prepares a message of direct:lead-intake for the inbound queue of its account. It refuses an
 * unknown dealer, another's account or an unusable LeadId, and creates the message's key. Contract:
 * docs/recipes/README.md.
 */
public final class LeadIntake implements Processor {
  private static final String INTEGRATOR = "ext-";
  private static final int LONGEST_HEADER = 8_000;

  private final InboundMessages messages;
  private final Supplier<Map<String, String>> accountsByDealer;
  private final Supplier<Set<String>> withRoutes;

  /**
   * @param accountsByDealer the account of each dealer, by the configuration in force
   * @param withRoutes ids of the dealers whose leads the routes in routes/ext may send
   */
  public LeadIntake(
      InboundMessages messages,
      Supplier<Map<String, String>> accountsByDealer,
      Supplier<Set<String>> withRoutes) {
    this.messages = messages;
    this.accountsByDealer = accountsByDealer;
    this.withRoutes = withRoutes;
  }

  /**
   * Reads the contract's headers and removes all others.
   *
   * @throws InvalidIntakeException if the route names no dealer, or another's account
   * @throws es.sml.connector.failure.UnreadableMessageException if the body is too large
   */
  @Override
  public void process(Exchange exchange) {
    Message source = exchange.getMessage();
    String route = exchange.getFromRouteId();
    boolean ofDoor = route == null || !route.startsWith(INTEGRATOR);
    String dealer = header(source, LeadHeaders.DEALER);
    String account = account(dealer, ofDoor, header(source, LeadHeaders.ACCOUNT));
    String id = id(source, ofDoor);
    String name = header(source, LeadHeaders.NAME);
    String held = ofDoor ? header(source, LeadHeaders.HELD) : null;
    String channel = ofDoor ? header(source, LeadHeaders.MAILBOX) : route;
    exchange.setProperty(LeadProperties.DEALER, dealer);
    exchange.setProperty(LeadProperties.NAME, name != null ? name : id);
    byte[] content = content(source);
    InboundMessage message =
        messages
            .message(
                dealer,
                InboundMessage.Channel.DOOR,
                channel,
                id,
                header(source, LeadHeaders.CONTENT_TYPE),
                content)
            .arrivedAt(arrived(source))
            .named(
                id == null
                    ? MessageKey.of(
                        dealer, ofDoor || name == null ? channel : channel + "\n" + name, content)
                    : keyOf(dealer, channel, id),
                name != null ? name : id)
            .broughtBy(ofDoor ? header(source, LeadHeaders.REQUEST) : null);
    exchange.setProperty(LeadProperties.ACCOUNT, account);
    exchange.setProperty(LeadProperties.KEY, message.key());
    messages.replaceContent(exchange, message);
    exchange.getMessage().setHeader(LeadHeaders.HELD, held);
  }

  // Such as "--", made of headers that the source does not have. All its messages would be the
  // same.
  private static String id(Message source, boolean ofDoor) {
    String id = header(source, LeadHeaders.ID);
    if (id != null && !ofDoor && id.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new InvalidIntakeException(
          "the header LeadId of direct:lead-intake has no alphanumeric character: the headers that"
              + " it is made of are missing");
    }
    return id;
  }

  private static Instant arrived(Message source) {
    return source.getHeader(LeadHeaders.ARRIVED) instanceof Long millis
        ? Instant.ofEpochMilli(millis)
        : null;
  }

  private String account(String dealer, boolean ofDoor, String stated) {
    String account = dealer == null ? null : accountsByDealer.get().get(dealer);
    if (account == null || !(ofDoor || withRoutes.get().contains(dealer))) {
      throw new InvalidIntakeException(
          "direct:lead-intake needs the header LeadDealer with the id of a dealer in dealers.yaml"
              + " that has routes: true");
    }
    if (stated != null && !stated.equals(account)) {
      throw new InvalidIntakeException(
          "the header LeadAccount of direct:lead-intake is not the account of the dealer "
              + dealer
              + "; remove the header");
    }
    return account;
  }

  // A file or a response may be larger than the memory, so it is read up to the limit only.
  private byte[] content(Message source) {
    Object body = source.getBody();
    if (body == null) {
      return new byte[0];
    }
    if (body instanceof byte[] || body instanceof String) {
      return InboundMessages.bytes(body);
    }
    try (InputStream stream = source.getBody(InputStream.class)) {
      if (stream == null) {
        throw new InvalidIntakeException(
            "direct:lead-intake needs bytes, a text or a file as body, not "
                + body.getClass().getSimpleName());
      }
      return messages.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("the body of direct:lead-intake cannot be read", e);
    }
  }

  /**
   * Returns the key of a message by its sender's id. The id names the message permanently, even if
   * its bytes are others the second time.
   */
  public static String keyOf(String dealer, String channel, String id) {
    return MessageKey.of(dealer, channel + "\n" + id, new byte[0]);
  }

  private static String header(Message message, String name) {
    String value = message.getHeader(name, String.class);
    return value == null || value.isBlank()
        ? null
        : value.substring(0, Math.min(value.length(), LONGEST_HEADER));
  }
}
