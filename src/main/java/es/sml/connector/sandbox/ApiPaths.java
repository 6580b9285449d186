package es.sml.connector.sandbox;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;

import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.operation.ClientOperations;
import es.sml.connector.sandbox.operation.LeadOperations;
import es.sml.connector.sandbox.operation.ReferenceOperations;
import es.sml.connector.sandbox.operation.SessionOperations;
import es.sml.connector.sandbox.operation.TaskOperations;
import es.sml.connector.sandbox.request.RequestFlow;
import es.sml.connector.sandbox.setting.SandboxOperation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The API's paths, each with its methods. As in Django, a path without its last slash is an unknown
 * path: 404. A missing token (401) comes before an unknown method (405).
 */
record ApiPaths(Router router, RequestFlow flow, Clock clock) {
  private static final String LOGIN = "/api/auth/login/";

  private record Endpoint(
      HttpMethod method,
      Function<ApiRequest, SandboxOperation> operation,
      Function<ApiRequest, SandboxResponse> handler) {
    Endpoint(
        HttpMethod method,
        SandboxOperation operation,
        Function<ApiRequest, SandboxResponse> handler) {
      this(method, request -> operation, handler);
    }
  }

  void mount(SessionOperations sessions) {
    path(LOGIN, new Endpoint(POST, SandboxOperation.LOGIN, sessions::login));
    path("/api/auth/logout/", new Endpoint(POST, SandboxOperation.LOGOUT, sessions::logout));
  }

  void mount(LeadOperations leads) {
    path(
        "/api/lead/",
        new Endpoint(GET, SandboxOperation.LIST_LEADS, leads::list),
        new Endpoint(POST, SandboxOperation.CREATE_LEAD, leads::create));
    path(
        "/api/lead/:id/",
        new Endpoint(GET, SandboxOperation.GET_LEAD, leads::get),
        new Endpoint(PATCH, LeadOperations::operationOf, leads::modify));
    path(
        "/api/lead/:id/change_status/",
        new Endpoint(PATCH, SandboxOperation.CHANGE_STATUS, leads::changeStatus));
    list("/api/lead_history/:id/get_history/", SandboxOperation.LEAD_HISTORY, leads::history);
  }

  void mount(TaskOperations tasks) {
    path("/api/lead_task_create/", new Endpoint(POST, SandboxOperation.CREATE_TASK, tasks::create));
    path(
        "/api/task/:id/",
        new Endpoint(PATCH, SandboxOperation.MODIFY_TASK, tasks::modify),
        new Endpoint(DELETE, SandboxOperation.DELETE_TASK, tasks::delete));
  }

  void mount(ClientOperations clients) {
    list("/api/clients/", SandboxOperation.LIST_CLIENTS, clients::list);
    path(
        "/api/netelip/call_control_lead/click2call/",
        new Endpoint(PATCH, SandboxOperation.CLICK2CALL, clients::call));
  }

  void mount(ReferenceOperations references) {
    list(
        "/api/concessionaire/",
        SandboxOperation.LIST_CONCESSIONAIRES,
        references.listOf("concessionaires"));
    list("/api/source/", SandboxOperation.LIST_SOURCES, references.listOf("sources"));
    list("/api/gas_type/", SandboxOperation.LIST_GAS_TYPES, references.listOf("gas-types"));
    list("/api/provinces/", SandboxOperation.LIST_PROVINCES, references::provinces);
    list("/api/localities/", SandboxOperation.LIST_LOCALITIES, references::localities);
    list("/api/user/", SandboxOperation.LIST_USERS, references::users);
  }

  private void list(
      String path, SandboxOperation operation, Function<ApiRequest, SandboxResponse> handler) {
    path(path, new Endpoint(GET, operation, handler));
  }

  private void path(String path, Endpoint... endpoints) {
    Map<HttpMethod, Endpoint> offered =
        Arrays.stream(endpoints).collect(Collectors.toMap(Endpoint::method, Function.identity()));
    String allowed =
        offered.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    router
        .route(path)
        .handler(
            context -> {
              HttpServerRequest connection = context.request();
              Endpoint endpoint = offered.get(connection.method());
              ApiRequest request = request(context);
              if (endpoint == null) {
                flow.refuseMethod(request, connection, !path.equals(LOGIN), allowed);
              } else {
                flow.accept(
                    new RequestFlow.Call(
                        endpoint.operation().apply(request),
                        endpoint.handler(),
                        request,
                        connection));
              }
            });
  }

  private ApiRequest request(RoutingContext context) {
    HttpServerRequest connection = context.request();
    Map<String, String> query = new HashMap<>();
    context.queryParams().forEach((name, value) -> query.putIfAbsent(name, value));
    Buffer body = context.body().buffer();
    return new ApiRequest(
        connection.scheme() + "://" + connection.authority() + connection.path(),
        Objects.requireNonNullElse(context.pathParam("id"), ""),
        query,
        header(connection, HttpHeaders.CONTENT_TYPE),
        header(connection, HttpHeaders.AUTHORIZATION),
        body == null ? Buffer.buffer() : body,
        clock.instant());
  }

  private static String header(HttpServerRequest connection, CharSequence name) {
    return Objects.requireNonNullElse(connection.getHeader(name), "");
  }
}
