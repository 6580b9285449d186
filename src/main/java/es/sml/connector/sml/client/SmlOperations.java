package es.sml.connector.sml.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.contract.ContractParameter;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.sml.session.SmlSessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs any operation of SML's API once, after a check of its arguments. It completes the ids of
 * nested blocks, so that SML replaces no existing data.
 */
public record SmlOperations(SmlClient client, SmlSessions sessions) {
  private static final String LEAD = "id_lead";
  private static final String TASK = "id_tarea";

  /**
   * Runs the call.
   *
   * @return SML's response, unchanged; null (JSON) if it has none
   * @throws InvalidCallException if an argument is not allowed; nothing was sent
   * @throws LeadRejectedException if SML rejects it
   * @throws SmlLoginException if SML refuses the account
   * @throws SmlUnavailableException if nothing was done
   * @throws UnknownOutcomeException if SML may have done it
   */
  public JsonNode run(String account, SmlCall requested) {
    return run(account, requested, null);
  }

  /**
   * Does the same, unless it is too late.
   *
   * @param sendBy after this time nothing is sent; null for no limit
   */
  public JsonNode run(String account, SmlCall requested, SendDeadline sendBy) {
    SmlOperation operation = requested.operation();
    if (operation == SmlOperation.LOGIN) {
      checkLogin(requested);
      return JsonNodeFactory.instance.objectNode().put("token", sessions.login(account));
    }
    SmlCall call = completed(account, requested);
    JsonNode response =
        client.send(
            account,
            operation,
            parameters(call, true),
            parameters(call, false),
            call.body(),
            sendBy);
    if (operation == SmlOperation.LOGOUT) {
      sessions.forget(account);
    }
    return response;
  }

  /**
   * Logs out of one login.
   *
   * @param token token of that login
   * @throws SmlLoginException if SML no longer accepts the token
   * @throws SmlUnavailableException if SML does not respond
   */
  public void logOut(String account, String token) {
    sessions.use(account, token);
    run(account, new SmlCall(SmlOperation.LOGOUT, Map.of(), null, false));
  }

  /**
   * Rejects a call that {@link #run} would reject before it sends anything.
   *
   * @throws InvalidCallException with each fault
   */
  public void check(SmlCall call) {
    SmlContract.shipped().check(call);
  }

  /**
   * Hands over every entry of a list, page by page; only one page is in memory at the same time.
   *
   * @return whether the list stayed the same during the reading; if not, an entry may be missing or
   *     come twice
   * @throws InvalidCallException if an argument is not allowed or the operation is not a list
   */
  public boolean forEach(String account, SmlCall call, Consumer<JsonNode> action) {
    if (!call.operation().lists()) {
      throw new InvalidCallException(call.operation().label(), List.of("does not return a list"));
    }
    SmlContract.shipped().check(call);
    return client.forEach(
        account,
        call.operation(),
        parameters(call, true),
        parameters(call, false),
        JsonNode.class,
        action);
  }

  private static Map<String, String> parameters(SmlCall call, boolean inPath) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (ContractParameter parameter : SmlContract.shipped().parameters(call.operation())) {
      String value = call.parameters().get(parameter.name());
      if (value != null && parameter.inPath() == inPath) {
        parameters.put(parameter.name(), value);
      }
    }
    return parameters;
  }

  // The name and password are the account's own, never the caller's.
  private static void checkLogin(SmlCall call) {
    if (call.body() != null || !call.parameters().isEmpty()) {
      throw new InvalidCallException(
          call.operation().label(),
          List.of("allows no parameters and no body: the account itself logs in"));
    }
  }

  private SmlCall completed(String account, SmlCall requested) {
    SmlCall call = requested;
    if (call.operation() == SmlOperation.FINISH_LEAD && call.body() == null) {
      call = with(call, JsonNodeFactory.instance.objectNode().put("status", "end"));
    }
    if (call.operation() == SmlOperation.MODIFY_TASK
        || call.operation() == SmlOperation.DELETE_TASK) {
      return completedTask(account, call);
    }
    if (call.operation() != SmlOperation.MODIFY_LEAD || isAsItIs(call)) {
      SmlContract.shipped().check(call);
      return call;
    }
    SmlContract.shipped().check(with(call, NestedIds.assumed(call.body())));
    return filled(call, lead(account, call.parameters().get(LEAD)));
  }

  private static boolean isAsItIs(SmlCall call) {
    return call.replace() || call.body() == null || !NestedIds.isMissing(call.body());
  }

  // Checked again: a new block must be complete.
  private SmlCall filled(SmlCall call, JsonNode current) {
    SmlCall filled = with(call, NestedIds.filled(call.body(), current));
    SmlContract.shipped().check(filled);
    return filled;
  }

  // SML shows a task only within its lead, so the caller must name the lead.
  private SmlCall completedTask(String account, SmlCall requested) {
    Map<String, String> parameters = new LinkedHashMap<>(requested.parameters());
    String lead = parameters.remove(LEAD);
    SmlCall call =
        new SmlCall(requested.operation(), parameters, requested.body(), requested.replace());
    if (isAsItIs(call)) {
      SmlContract.shipped().check(call);
      return call;
    }
    SmlContract.shipped().check(with(call, NestedIds.assumed(call.body())));
    if (lead == null) {
      throw new InvalidCallException(
          call.operation().label(),
          List.of(
              "needs the parameter `id_lead` to find the ids of the nested blocks, or `replace`"));
    }
    for (JsonNode task : lead(account, lead).at("/request/task")) {
      if (task.path("id").asText().equals(parameters.get(TASK))) {
        return filled(call, task);
      }
    }
    throw new InvalidCallException(
        call.operation().label(), List.of("lead " + lead + " has no task " + parameters.get(TASK)));
  }

  private JsonNode lead(String account, String id) {
    return client.get(account, SmlOperation.GET_LEAD, Map.of(LEAD, id), Map.of());
  }

  private static SmlCall with(SmlCall call, JsonNode body) {
    return new SmlCall(call.operation(), call.parameters(), body, call.replace());
  }
}
