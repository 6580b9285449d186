package es.sml.connector.command.access;

import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.sml.SmlOperation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides what a dealer's program may command: the operations of its broker-user, on its own
 * dealer's leads and concessionaires only. It sends no request to SML.
 *
 * @param grants rights of each dealer that has a broker-user
 */
public record CommandRights(Supplier<Map<String, CommandGrant>> grants, DealersLeads leads) {
  private static final String PLACES = "concessionaire__in";
  private static final String PLACE = "userconcession__concessionaire__id";

  /**
   * Returns the command; a list is limited to the dealer's concessionaires.
   *
   * @throws InvalidCallException if its sender may not do this
   */
  public Command checked(Command command) {
    CommandScope scope = CommandScope.of(command.operation());
    if (scope == CommandScope.SESSION) {
      throw wrong(
          command, "is not allowed as a command: the connector logs in and out automatically");
    }
    if (!command.restricted()) {
      return command;
    }
    if (scope == CommandScope.ACCOUNT) {
      throw wrong(command, "is not allowed: SML cannot limit it to one dealer");
    }
    CommandGrant grant = grants.get().get(command.dealer());
    if (grant == null || !grant.operations().contains(command.operation())) {
      throw wrong(
          command,
          "is not allowed: add it in dealers.yaml to the operations of the broker-user of "
              + command.dealer());
    }
    return switch (scope) {
      case LEAD, TASK -> ofOwnLead(command);
      case CONCESSIONAIRES -> ofOwnPlaces(command, grant.concessionaires());
      case ANYBODY, ACCOUNT, SESSION -> command;
    };
  }

  private Command ofOwnLead(Command command) {
    List<String> ids = command.smlLeads();
    if (ids.isEmpty() && command.lead() == null) {
      throw wrong(
          command,
          CommandScope.of(command.operation()) == CommandScope.TASK
              ? "needs the task's lead: `lead`, or the parameter `id_lead`"
              : "needs its lead: `lead`, or SML's id");
    }
    for (String id : ids) {
      if (!leads.has(command.account(), command.dealer(), id)) {
        throw wrong(command, "the dealer " + command.dealer() + " has no lead with this id");
      }
    }
    if (command.operation() == SmlOperation.MODIFY_LEAD
        && command.call().body() != null
        && command.call().body().has("source")) {
      throw wrong(
          command, "may not change the `source`: it would move the lead to another concessionaire");
    }
    return command;
  }

  private Command ofOwnPlaces(Command command, List<Long> own) {
    if (own.isEmpty()) {
      throw wrong(
          command,
          "needs the dealer's concessionaires: set crm.concessionaires of "
              + command.dealer()
              + " in dealers.yaml");
    }
    boolean several = command.operation() == SmlOperation.LIST_LEADS;
    String name = several ? PLACES : PLACE;
    String asked = command.call().parameters().get(name);
    if (asked == null) {
      if (!several && own.size() > 1) {
        throw wrong(command, "needs the parameter `" + name + "`, one of " + own);
      }
      asked = own.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    Set<String> allowed = own.stream().map(String::valueOf).collect(Collectors.toSet());
    if (!allowed.containsAll(Arrays.asList(asked.split(",", -1)))) {
      throw wrong(
          command, "`" + name + "` may only be of " + own + ", the dealer's concessionaires");
    }
    Map<String, String> parameters = new LinkedHashMap<>(command.call().parameters());
    parameters.put(name, asked);
    return command.with(parameters);
  }

  private static InvalidCallException wrong(Command command, String what) {
    return new InvalidCallException(command.operation().label(), List.of(what));
  }
}
