package es.sml.connector.ops.sml;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.access.CommandScope;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Endpoint of the ops API for one of SML's operations: its method and path, as described in
 * openapi.yaml. Login and logout have none.
 */
public record SmlEndpoint(SmlOperation operation) {
  private static final Set<SmlOperation> REPLACING =
      EnumSet.of(SmlOperation.MODIFY_LEAD, SmlOperation.MODIFY_TASK);

  /** Returns the endpoints of all operations except login and logout. */
  public static List<SmlEndpoint> all() {
    return Stream.of(SmlOperation.values())
        .filter(operation -> CommandScope.of(operation) != CommandScope.SESSION)
        .map(SmlEndpoint::new)
        .toList();
  }

  /** Returns the name in routes and steps, such as sml-get-lead. */
  public String label() {
    return "sml-" + operation.label();
  }

  /** Returns GET, which changes nothing, or POST. */
  public String method() {
    return operation.writes() ? "POST" : "GET";
  }

  /** Returns the path below {@link OpsEndpoint#ROOT}. */
  public String path() {
    return (isOfLead() ? "leads/{reference}/" : "sml/") + operation.label();
  }

  private boolean isOfLead() {
    CommandScope scope = CommandScope.of(operation);
    return scope == CommandScope.LEAD || scope == CommandScope.TASK;
  }

  /**
   * Returns the operation with the arguments of a request: its query has the parameters, its path
   * the lead.
   *
   * @param id null for an operation that changes nothing
   */
  CommandRequests.Request request(OpsRequest request, String id) {
    Map<String, String> parameters = new LinkedHashMap<>(request.query());
    String account = parameters.remove("account");
    String dealer = parameters.remove("dealer");
    boolean replace =
        REPLACING.contains(operation) && OpsRequest.isTrue("replace", parameters.remove("replace"));
    JsonNode body = request.body().isEmpty() ? null : request.body();
    return new CommandRequests.Request(
        id,
        new SmlCall(operation, parameters, body, replace),
        account,
        dealer,
        isOfLead() ? request.name() : null);
  }
}
