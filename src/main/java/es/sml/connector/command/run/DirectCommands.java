package es.sml.connector.command.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.Command;
import es.sml.connector.command.reply.CommandAnswers;
import es.sml.connector.command.reply.CommandReply;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.status.event.CrmJson;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the commands of a sender that waits for the outcome, such as a program by HTTP. It decides
 * when a command's id is free again.
 *
 * <p>A command is never sent twice. The records are those of the commands on the queue.
 */
public final class DirectCommands {
  private static final long POLL_AFTER_MS = 100;

  private final CommandStore commands;
  private final CommandRunner runner;
  private final CommandAnswers answers;

  public DirectCommands(CommandStore commands, CommandRunner runner, CommandAnswers answers) {
    this.commands = commands;
    this.runner = runner;
    this.answers = answers;
  }

  /** Runs a command that changes nothing and returns SML's response. */
  public JsonNode read(Command command) {
    return runner.read(command);
  }

  /**
   * Returns the reply to an earlier command with the same id; empty if there is none yet.
   *
   * @throws UsedIdException if the id belongs to another command
   * @throws CommandInProgressException if an earlier attempt may still run
   */
  public Optional<String> earlier(Command command) {
    CommandStore.Entry entry = commands.open(command);
    if (!entry.isEnded() && !entry.commitWindow().isZero()) {
      throw new CommandInProgressException(command.id(), entry.commitWindow());
    }
    return Optional.ofNullable(entry.answer());
  }

  /**
   * Runs a command that {@link #earlier} has recorded.
   *
   * @return the reply: success, rejected by SML, or unknown
   * @throws InvalidCallException if the command is wrong; its id is free again
   * @throws SmlUnavailableException if nothing was done; the same command may come again
   */
  public String run(Command command) {
    try {
      return ended(command, runner.runFirst(command));
    } catch (InvalidCallException e) {
      commands.withdraw(command);
      throw e;
    } catch (LeadRejectedException | UnknownOutcomeException e) {
      return ended(command, answers.failed(command.id(), command, e));
    }
  }

  public boolean hasLead(Command command) {
    return commands.hasLead(command);
  }

  /**
   * Waits for the reply to a command that creates a lead.
   *
   * @return empty if there is none in this time
   */
  public Optional<String> await(Command command, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    String answer = commands.answer(command);
    try {
      while (answer == null && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(POLL_AFTER_MS);
        answer = commands.answer(command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the connector is stopping
    }
    return Optional.ofNullable(answer);
  }

  /**
   * Checks a command that creates a lead.
   *
   * @throws InvalidCallException if it is wrong; its id is free again
   */
  public void check(Command command) {
    try {
      runner.check(command);
    } catch (InvalidCallException e) {
      commands.withdraw(command);
      throw e;
    }
  }

  private String ended(Command command, CommandReply reply) {
    try {
      String answer = CrmJson.MAPPER.writeValueAsString(reply);
      commands.ended(command, answer);
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply is always JSON", e);
    }
  }
}
