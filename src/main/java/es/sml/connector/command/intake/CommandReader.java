package es.sml.connector.command.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import es.sml.connector.command.Command;
import es.sml.connector.command.CommandAddress;
import es.sml.connector.command.LeadNames;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.command.access.CommandSenders;
import es.sml.connector.command.reply.CommandReplies;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.lead.jms.ReplyQueue;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Reads commands from their queue, and refuses wrong ones. It chooses the partition of each, so
 * that the commands of one lead run in order.
 */
public final class CommandReader {
  private static final String REPLY_TO = "CommandReplyTo";

  /** Dealer of the sender, as text; null if it is unknown. */
  public static final String DEALER = "CommandDealer";

  /** Name of the operation, as text; null until it is read. */
  public static final String OPERATION = "CommandOperation";

  /** Account, as text; null until it is read. */
  public static final String ACCOUNT = "CommandAccount";

  /** JSON of the reply, as text. */
  public static final String REPLY = "CommandReply";

  /** The headers that a command has on its partition. */
  public static final Set<String> HEADERS = Set.of(REPLY_TO, DEALER);

  private static final String ID = "CommandId";
  private static final String NO_REPLY = "";
  private static final String NO_OBJECT = "must be a JSON object";

  private final CommandAddress address;
  private final CommandSenders senders;
  private final CommandReplies replies;
  private final int partitions;
  private final LeadNames names;
  private final CommandRights rights;

  /**
   * @param partitions number of partitions of each account
   */
  public CommandReader(
      CommandAddress address,
      CommandSenders senders,
      CommandReplies replies,
      int partitions,
      LeadNames names,
      CommandRights rights) {
    this.address = address;
    this.senders = senders;
    this.replies = replies;
    this.partitions = partitions;
    this.names = names;
    this.rights = rights;
  }

  /**
   * Checks the command in the exchange's body. Its id and its reply queue are put into the exchange
   * first, so that a wrong command gets a reply too.
   *
   * @throws InvalidCallException with the command's fault
   */
  public Command read(Exchange exchange) {
    String vouched = noteDealer(exchange);
    CommandMessage command = exchange.getMessage().getBody(CommandMessage.class);
    if (command == null) {
      throw wrong(NO_OBJECT);
    }
    String refused = exchange.getProperty(CommandContent.REFUSED, String.class);
    String id = text(command.id());
    boolean isId = CommandAddress.isId(id);
    // The id is a header of the reply and the dead letter, and the broker limits a header's length.
    exchange.setProperty(ID, isId ? id : null);
    exchange.setProperty(REPLY_TO, NO_REPLY);
    String own = exchange.getProperty(DEALER, String.class);
    String noted = vouched != null ? null : header(exchange, REPLY_TO);
    String replyTo = replyTo(command, own, noted, exchange);
    if (refused != null) {
      throw wrong(refused);
    }
    if (command.id() != null && !command.id().isNull() && !command.id().isTextual()) {
      throw wrong("needs `id` as a text");
    }
    if (!isId) {
      throw wrong(
          "needs an `id` of at most " + CommandAddress.LONGEST_ID + " printable characters");
    }
    if (command.others() != null && !command.others().isEmpty()) {
      throw wrong("has the unknown field `" + command.others().keySet().iterator().next() + "`");
    }
    byte[] content = exchange.getProperty(CommandContent.CONTENT, byte[].class);
    CommandJson.repeatedField(content)
        .ifPresent(
            field -> {
              throw wrong("has the field `" + field + "` twice: send it once");
            });
    String name = command.operation();
    SmlOperation operation =
        SmlOperation.of(name == null ? "" : name)
            .orElseThrow(() -> wrong("SML has no operation `" + name + "`"));
    exchange.setProperty(OPERATION, operation.label());
    String dealer = command.dealer() == null ? own : command.dealer();
    String account = address.account(command.account(), dealer);
    if (own != null && !(own.equals(dealer) && account.equals(address.ofDealer(own)))) {
      throw wrong("may only be about the dealer " + own);
    }
    exchange.setProperty(ACCOUNT, account);
    JsonNode sent = command.body() == null || command.body().isNull() ? null : command.body();
    Map<String, String> parameters = parameters(command.params());
    String lead = command.lead();
    boolean replace = replace(command.replace());
    SmlCall call = new SmlCall(operation, parameters, sent, replace);
    address.check(call, dealer, lead);
    Command read =
        new Command(
            id,
            account,
            dealer,
            call,
            replyTo.isEmpty() ? null : replyTo,
            MessageKey.of(own == null ? "command" : "command of " + own, id, content),
            lead,
            own != null);
    return rights.checked(CommandRequests.withSmlId(read));
  }

  private static String text(JsonNode written) {
    return written != null && written.isTextual() && !written.textValue().isBlank()
        ? written.textValue()
        : null;
  }

  private static boolean replace(JsonNode written) {
    if (written != null && !written.isNull() && !written.isBoolean()) {
      throw wrong("needs `replace` as true or false");
    }
    return written != null && written.asBoolean();
  }

  /** Returns the queue of the command's partition: the same for all commands of a lead. */
  public String partition(Command command) {
    return Command.queue(
        command.account(), Math.floorMod(names.subject(command).hashCode(), partitions));
  }

  // A broker-user's headers are ignored. The connector's own name the dealer and reply queue.
  private String noteDealer(Exchange exchange) {
    String vouched = senders.dealer(message(exchange));
    exchange.setProperty(DEALER, vouched != null ? vouched : header(exchange, DEALER));
    return vouched;
  }

  private static String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, String.class);
  }

  private static jakarta.jms.Message message(Exchange exchange) {
    return exchange.getProperty(CommandContent.RECEIVED, jakarta.jms.Message.class);
  }

  /**
   * Throws the fault of a content that could not be read.
   *
   * @throws InvalidCallException always
   */
  public void unreadable(Exchange exchange) {
    noteDealer(exchange);
    byte[] content = exchange.getProperty(CommandContent.CONTENT, byte[].class);
    boolean object = new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    boolean json =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof MismatchedInputException;
    throw wrong(json && !object ? NO_OBJECT : "is not JSON");
  }

  /** Returns the queue for the reply and puts it into the exchange; empty for no reply. */
  private String replyTo(CommandMessage command, String own, String noted, Exchange exchange) {
    if (noted != null) {
      return note(replies.stillThere(noted), exchange);
    }
    note(replies.ofRefusal(own), exchange);
    return note(
        replies.queue(
            command.replyTo(),
            ReplyQueue.of(message(exchange)),
            own,
            address.accountOrNull(command.account(), command.dealer())),
        exchange);
  }

  private static String note(String queue, Exchange exchange) {
    exchange.setProperty(REPLY_TO, queue);
    return queue;
  }

  private static Map<String, String> parameters(JsonNode params) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (params == null) {
      return parameters;
    }
    for (var param : params.properties()) {
      if (!param.getValue().isValueNode()) {
        throw wrong("`params." + param.getKey() + "` must be a single value");
      }
      parameters.put(param.getKey(), param.getValue().asText());
    }
    return parameters;
  }

  private static InvalidCallException wrong(String what) {
    return CommandAddress.wrong(what);
  }
}
