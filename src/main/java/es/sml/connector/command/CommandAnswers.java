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
 * What a command's sender is told, always in one shape: id, operation, outcome, and the result or
 * the error.
 */
public final class CommandAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(CommandAnswers.class);
  private static final int FRAMES = 12;

  /** How many characters a reply may have. */
  static final int MOST = 8 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The answer to a command that was done.
   *
   * @throws InvalidCallException when it is too large and nothing was changed
   */
  static String done(Command command, JsonNode result) {
    ObjectNode answer = answer(command.id(), command.operation().label(), "done");
    answer.set("result", result);
    String text = answer.toString();
    if (text.length() > MOST && !command.operation().writes()) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of("its answer is larger than a reply may be; ask for fewer with `page_size`"));
    }
    return text;
  }

  /**
   * The answer to a command that was not done, or not known to be.
   *
   * @param id null where it had none
   * @param command null where it could not be read
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
   * The answer to a create-lead whose lead has ended.
   *
   * @param row of the ledger: command_id, lead_key, state, sml_id, reason
   */
  public String ofLead(Map<String, Object> row) {
    // A repeat is in SML as the lead that it repeats.
    boolean inSml = Set.of("CREATED", "REPEATED").contains(String.valueOf(row.get("state")));
    ObjectNode answer = answer(id(row), "create-lead", inSml ? "done" : "refused");
    if (inSml) {
      answer.putObject("result").put("id", ((Number) row.get("sml_id")).longValue());
    } else {
      answer.putObject("error").put("message", String.valueOf(row.get("reason")));
    }
    return answer.toString();
  }

  /**
   * The id that its sender gave a command.
   *
   * @param row of the ledger: command_id
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

  // What a route wraps around it says nothing to the sender.
  private static Throwable underlying(Exception thrown) {
    return ExceptionUtils.getThrowableList(thrown).stream()
        .filter(CommandAnswers::isOurs)
        .findFirst()
        .orElseGet(() -> unexpected(thrown));
  }

  private static Throwable unexpected(Exception thrown) {
    Throwable root = ExceptionUtils.getRootCause(thrown);
    Throwable failure = root == null ? thrown : root;
    // Without its words, which may be a customer's.
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
    return "refused";
  }

  // Only what is meant for people: another exception's words may hold anything.
  private static String message(Throwable failure) {
    return isOurs(failure) ? failure.getMessage() : "unexpected " + failure.getClass().getName();
  }
}
