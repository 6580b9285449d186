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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The API's paths, each with its methods. As in Django, a path without its last slash is an unknown
 * path: 404. A missing token (401) comes before an unknown method (405).
 */
final class ApiPaths {
  private final Router router;
  private final RequestFlow flow;
  private final Clock clock;

  ApiPaths(Router router, RequestFlow flow, Clock clock) {
    this.router = router;
    this.flow = flow;
    this.clock = clock;
  }

  private record Endpoint(
      Function<ApiRequest, SandboxOperation> operation,
      Function<ApiRequest, SandboxResponse> handler) {

    Endpoint(SandboxOperation operation, Function<ApiRequest, SandboxResponse> handler) {
      this(request -> operation, handler);
    }
  }

  void mount(SessionOperations sessions) {
    publicPath(
        "/api/auth/login/", Map.of(POST, new Endpoint(SandboxOperation.LOGIN, sessions::login)));
    path(
        "/api/auth/logout/", Map.of(POST, new Endpoint(SandboxOperation.LOGOUT, sessions::logout)));
  }

  void mount(LeadOperations leads) {
    path(
        "/api/lead/",
        Map.of(
            GET, new Endpoint(SandboxOperation.LIST_LEADS, leads::list),
            POST, new Endpoint(SandboxOperation.CREATE_LEAD, leads::create)));
    path(
        "/api/lead/:id/",
        Map.of(
            GET, new Endpoint(SandboxOperation.GET_LEAD, leads::get),
            PATCH, new Endpoint(LeadOperations::operationOf, leads::modify)));
    path(
        "/api/lead/:id/change_status/",
        Map.of(PATCH, new Endpoint(SandboxOperation.CHANGE_STATUS, leads::changeStatus)));
    list("/api/lead_history/:id/get_history/", SandboxOperation.LEAD_HISTORY, leads::history);
  }

  void mount(TaskOperations tasks) {
    path(
        "/api/lead_task_create/",
        Map.of(POST, new Endpoint(SandboxOperation.CREATE_TASK, tasks::create)));
    path(
        "/api/task/:id/",
        Map.of(
            PATCH, new Endpoint(SandboxOperation.MODIFY_TASK, tasks::modify),
            DELETE, new Endpoint(SandboxOperation.DELETE_TASK, tasks::delete)));
  }

  void mount(ClientOperations clients) {
    list("/api/clients/", SandboxOperation.LIST_CLIENTS, clients::list);
    path(
        "/api/netelip/call_control_lead/click2call/",
        Map.of(PATCH, new Endpoint(SandboxOperation.CLICK2CALL, clients::call)));
  }

  void mount(ReferenceOperations references) {
    list(
        "/api/concessionaire/", SandboxOperation.LIST_CONCESSIONAIRES, references::concessionaires);
    list("/api/source/", SandboxOperation.LIST_SOURCES, references::sources);
    list("/api/gas_type/", SandboxOperation.LIST_GAS_TYPES, references::gasTypes);
    list("/api/provinces/", SandboxOperation.LIST_PROVINCES, references::provinces);
    list("/api/localities/", SandboxOperation.LIST_LOCALITIES, references::localities);
    list("/api/user/", SandboxOperation.LIST_USERS, references::users);
  }

  private void list(
      String path, SandboxOperation operation, Function<ApiRequest, SandboxResponse> handler) {
    path(path, Map.of(GET, new Endpoint(operation, handler)));
  }

  private void path(String path, Map<HttpMethod, Endpoint> endpoints) {
    path(path, true, endpoints);
  }

  private void publicPath(String path, Map<HttpMethod, Endpoint> endpoints) {
    path(path, false, endpoints);
  }

  private void path(String path, boolean needsToken, Map<HttpMethod, Endpoint> endpoints) {
    String allowed =
        endpoints.keySet().stream()
            .map(HttpMethod::name)
            .sorted()
            .collect(Collectors.joining(", "));
    router
        .route(path)
        .handler(
            context -> {
              HttpServerRequest connection = context.request();
              Endpoint endpoint = endpoints.get(connection.method());
              ApiRequest request = request(context);
              if (endpoint == null) {
                flow.refuseMethod(request, connection, needsToken, allowed);
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
    return Optional.ofNullable(connection.getHeader(name)).orElse("");
  }
}
