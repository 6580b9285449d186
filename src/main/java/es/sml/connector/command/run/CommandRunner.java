package es.sml.connector.command.run;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.Command;
import es.sml.connector.command.LeadNames;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.command.reply.CommandAnswers;
import es.sml.connector.command.reply.CommandReply;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.status.store.EchoFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Runs each command only once. After an unknown outcome it searches a new task in SML before it
 * creates a second one.
 */
public final class CommandRunner {
  private static final Set<String> TASK_TEXTS = Set.of("type", "subtype", "description", "media");

  /** The request with a refused token, a login, and the request again. */
  private static final int REQUESTS_IN_AN_ATTEMPT = 3;

  private final SmlOperations operations;
  private final CommandStore commands;
  private final LeadNames names;
  private final CommandRights rights;
  private final EchoFilter echoFilter;
  private final Times times;

  /**
   * The times of the requests.
   *
   * @param deadlines deadlines at this distance from now
   * @param requestDeadline longest duration of one request to SML
   * @param lateCommit longest time after which SML may still do a request without a response
   */
  public record Times(
      Function<Duration, SendDeadline> deadlines, Duration requestDeadline, Duration lateCommit) {
    private Duration sendWithin() {
      return requestDeadline.multipliedBy(REQUESTS_IN_AN_ATTEMPT - 1);
    }
  }

  public CommandRunner(
      SmlOperations operations,
      CommandStore commands,
      LeadNames names,
      CommandRights rights,
      EchoFilter echoFilter,
      Times times) {
    this.operations = operations;
    this.commands = commands;
    this.names = names;
    this.rights = rights;
    this.echoFilter = echoFilter;
    this.times = times;
  }

  /**
   * Runs the command.
   *
   * @return reply to its sender
   * @throws UnknownOutcomeException if SML may have done it now or earlier, or may still do it
   */
  public CommandReply run(Command asked) {
    Command command = rights.checked(names.resolved(asked));
    return run(command, commands.open(command));
  }

  /**
   * Runs the command if there was no attempt before.
   *
   * @return reply to its sender
   * @throws CommandInProgressException if another attempt may still run
   * @throws UnknownOutcomeException if SML may have done it now or earlier
   */
  CommandReply runFirst(Command asked) {
    Command command = rights.checked(names.resolved(asked));
    CommandStore.Entry entry = commands.open(command);
    if (entry.isEnded() || !entry.commitWindow().isZero()) {
      throw new CommandInProgressException(command.id(), entry.commitWindow());
    }
    if (entry.attempts() > 0) {
      throw sentBefore();
    }
    return run(command, entry);
  }

  private CommandReply run(Command command, CommandStore.Entry entry) {
    boolean attempted = entry.attempts() > 0;
    if (attempted && !command.isRepeatable()) {
      throw sentBefore();
    }
    boolean ofTask = command.task() != null && command.smlLead() != null;
    boolean foreignIds = (command.restricted() || ofTask) && NestedIdCheck.areNamedBy(command);
    if (foreignIds || ReferenceTagCheck.isNeeded(command)) {
      JsonNode lead = leadInSml(command, String.valueOf(command.smlLead()));
      if (foreignIds) {
        NestedIdCheck.check(command, lead);
      }
      ReferenceTagCheck.check(command, lead);
    }
    String tasksBefore = null;
    if (command.operation() == SmlOperation.CREATE_TASK) {
      operations.check(command.call());
      if (attempted) {
        JsonNode there = newTask(command, entry.tasksBefore());
        if (there != null) {
          return CommandAnswers.done(command, there);
        }
        if (!entry.commitWindow().isZero()) {
          throw new UnknownOutcomeException(
              "SML may still create the task of the first attempt; no second one is created");
        }
      } else {
        tasksBefore = taskIds(command).toString();
      }
    }
    return CommandAnswers.done(command, attempt(command, entry.attempts(), tasksBefore));
  }

  private static UnknownOutcomeException sentBefore() {
    return new UnknownOutcomeException(
        "an earlier attempt may have reached SML, and the command is not run twice: check SML");
  }

  /**
   * Runs a command that changes nothing.
   *
   * @return SML's response
   */
  JsonNode read(Command asked) {
    Command command = rights.checked(names.resolved(asked));
    return operations.run(command.account(), command.call());
  }

  // A CRM gets no event of its own change. If the outcome is unknown, the lead is held until the
  // command has run again, or for a limited time.
  private JsonNode attempt(Command command, int before, String tasksBefore) {
    Long lead = command.operation().writes() ? command.smlLead() : null;
    // Before the record: a process that is paused after it must send nothing that the next one has
    // done.
    SendDeadline deadline = times.deadlines().apply(times.sendWithin());
    commands.attempt(
        command,
        before,
        tasksBefore,
        times.sendWithin().plus(times.requestDeadline()).plus(times.lateCommit()));
    if (lead != null) {
      echoFilter.begin(command.account(), lead);
    }
    try {
      JsonNode answer = operations.run(command.account(), command.call(), deadline);
      if (lead != null) {
        echoFilter.done(
            command.account(), lead, command.dealer(), CommandedChange.of(command, answer));
      }
      return answer;
    } catch (LeadRejectedException
        | InvalidCallException
        | SmlLoginException
        | SmlUnavailableException e) {
      if (lead != null) {
        echoFilter.givenUp(command.account(), lead);
      }
      commands.released(command);
      throw e;
    } catch (UnknownOutcomeException e) {
      commands.lost(command, times.lateCommit());
      throw e;
    }
  }

  /**
   * Checks the arguments of a create-lead.
   *
   * @throws InvalidCallException with each fault
   */
  void check(Command command) {
    operations.check(command.call());
    WholeNumberCheck.check(command);
  }

  /** Returns the message that carries the lead of a create-lead to the inbound queue. */
  public InboundMessage lead(Command command) {
    check(command);
    byte[] content = command.call().body().toString().getBytes(StandardCharsets.UTF_8);
    return new InboundMessage(
        MessageKey.of(command.dealer(), "command " + command.id(), content),
        command.dealer(),
        InboundMessage.Channel.QUEUE,
        command.id(),
        "application/json",
        Instant.now(),
        content);
  }

  private JsonNode newTask(Command command, String tasksBefore) {
    JsonNode wanted = command.call().body();
    for (JsonNode task : tasks(command)) {
      if (!tasksBefore.contains("<" + task.path("id").asText() + ">") && isLike(task, wanted)) {
        return task;
      }
    }
    return null;
  }

  private static boolean isLike(JsonNode task, JsonNode wanted) {
    return TASK_TEXTS.stream()
        .filter(wanted::hasNonNull)
        .allMatch(field -> wanted.get(field).asText().equals(task.path(field).asText()));
  }

  private Set<String> taskIds(Command command) {
    TreeSet<String> ids = new TreeSet<>();
    tasks(command).forEach(task -> ids.add("<" + task.path("id").asText() + ">"));
    return ids;
  }

  private JsonNode tasks(Command command) {
    return leadInSml(command, command.call().body().path("lead").asText()).at("/request/task");
  }

  private JsonNode leadInSml(Command command, String id) {
    return operations.run(
        command.account(), new SmlCall(SmlOperation.GET_LEAD, Map.of("id_lead", id), null, false));
  }
}
