package es.sml.connector.command.reply;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the replies to commands. It decides the outcome that a failure gives: rejected, unavailable
 * or unknown, and the largest reply.
 */
public final class CommandAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(CommandAnswers.class);
  private static final int FRAMES = 12;

  /** Highest number of characters of a reply. */
  static final int MOST = 8 << 20;

  public static CommandReply done(Command command, JsonNode result) {
    return new CommandReply(command.id(), command.operation().label(), "success", result, null);
  }

  /**
   * Returns the JSON of a reply.
   *
   * @param command null if it could not be read
   * @throws InvalidCallException if it is too large and nothing was changed
   */
  public String checked(Command command, String reply) {
    if (command != null && reply.length() > MOST && !command.operation().writes()) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of(
              "has a result that is too large for a reply; ask for fewer entries with `page_size`"));
    }
    return reply;
  }

  /**
   * Returns the reply to a command that was not done, or whose outcome is unknown.
   *
   * @param id null if it had none
   * @param command null if it could not be read
   */
  public CommandReply failed(String id, Command command, Exception thrown) {
    Throwable failure = underlying(thrown);
    Integer status =
        failure instanceof LeadRejectedException rejected ? (Integer) rejected.status() : null;
    return new CommandReply(
        id,
        command == null ? null : command.operation().label(),
        outcome(failure),
        null,
        new CommandReply.Fault(status, message(failure)));
  }

  /**
   * Returns the reply to a create-lead whose lead has ended.
   *
   * @param row ledger row with command_id, lead_key, state, sml_id, reason
   */
  public CommandReply ofLead(Map<String, Object> row) {
    // SML has a duplicate as its first lead.
    boolean inSml = Set.of("CREATED", "DUPLICATE").contains(String.valueOf(row.get("state")));
    return new CommandReply(
        id(row),
        "create-lead",
        inSml ? "success" : "rejected",
        inSml ? Map.of("id", row.get("sml_id")) : null,
        inSml ? null : new CommandReply.Fault(null, String.valueOf(row.get("reason"))));
  }

  /**
   * Returns the sender's id of a command.
   *
   * @param row ledger row with command_id
   */
  public String id(Map<String, Object> row) {
    return Command.idOf(String.valueOf(row.get("command_id")));
  }

  // A route's wrapper of the failure does not help the sender.
  private static Throwable underlying(Exception thrown) {
    return ExceptionUtils.getThrowableList(thrown).stream()
        .filter(CommandAnswers::isOurs)
        .findFirst()
        .orElseGet(() -> unexpected(thrown));
  }

  private static Throwable unexpected(Exception thrown) {
    Throwable root = ExceptionUtils.getRootCause(thrown);
    Throwable failure = root == null ? thrown : root;
    // Without its text, which may be a customer's.
    LOG.error(
        "a command failed unexpectedly: {}, at {}",
        ExceptionUtils.getThrowableList(thrown).stream()
            .map(each -> each.getClass().getName())
            .toList(),
        Arrays.stream(failure.getStackTrace()).limit(FRAMES).toList());
    return failure;
  }

  private static boolean isOurs(Throwable failure) {
    return failure instanceof InvalidCallException
        || failure instanceof LeadRejectedException
        || failure instanceof SmlUnavailableException
        || failure instanceof SmlLoginException
        || failure instanceof UnknownOutcomeException;
  }

  private static String outcome(Throwable failure) {
    if (failure instanceof UnknownOutcomeException) {
      return "unknown";
    }
    if (failure instanceof SmlUnavailableException || failure instanceof SmlLoginException) {
      return "unavailable";
    }
    return "rejected";
  }

  // Only texts of the connector's own failures: another exception's text may contain anything.
  private static String message(Throwable failure) {
    return isOurs(failure) ? failure.getMessage() : "unexpected " + failure.getClass().getName();
  }
}
