package es.sml.connector.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.failure.UnknownOutcomeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the replies to commands, always with id, operation and outcome, and the result or the
 * error.
 */
public final class CommandAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(CommandAnswers.class);
  private static final int FRAMES = 12;

  /** Highest number of characters of a reply. */
  static final int MOST = 8 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Returns the reply to a command that was done.
   *
   * @throws InvalidCallException if it is too large and nothing was changed
   */
  static String done(Command command, JsonNode result) {
    ObjectNode answer = answer(command.id(), command.operation().label(), "success");
    answer.set("result", result);
    String text = answer.toString();
    if (text.length() > MOST && !command.operation().writes()) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of(
              "has a result that is too large for a reply; ask for fewer entries with `page_size`"));
    }
    return text;
  }

  /**
   * Returns the reply to a command that was not done, or whose outcome is unknown.
   *
   * @param id null if it had none
   * @param command null if it could not be read
   */
  public String failed(String id, Command command, Exception thrown) {
    Throwable failure = underlying(thrown);
    ObjectNode answer =
        answer(id, command == null ? null : command.operation().label(), outcome(failure));
    ObjectNode error = answer.putObject("error");
    if (failure instanceof LeadRejectedException rejected) {
      error.put("status", rejected.status());
    }
    error.put("message", message(failure));
    return answer.toString();
  }

  /**
   * Returns the reply to a create-lead whose lead has ended.
   *
   * @param row ledger row with command_id, lead_key, state, sml_id, reason
   */
  public String ofLead(Map<String, Object> row) {
    // SML has a duplicate as its first lead.
    boolean inSml = Set.of("CREATED", "DUPLICATE").contains(String.valueOf(row.get("state")));
    ObjectNode answer = answer(id(row), "create-lead", inSml ? "success" : "rejected");
    if (inSml) {
      answer.putObject("result").put("id", ((Number) row.get("sml_id")).longValue());
    } else {
      answer.putObject("error").put("message", String.valueOf(row.get("reason")));
    }
    return answer.toString();
  }

  /**
   * Returns the sender's id of a command.
   *
   * @param row ledger row with command_id
   */
  public String id(Map<String, Object> row) {
    return Command.idOf(String.valueOf(row.get("command_id")));
  }

  private static ObjectNode answer(String id, String operation, String outcome) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("operation", operation)
        .put("outcome", outcome);
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
