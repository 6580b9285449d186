package es.sml.connector.sandbox;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;

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
      Function<ApiRequest, Operation> operation, Function<ApiRequest, Answer> handler) {

    Endpoint(Operation operation, Function<ApiRequest, Answer> handler) {
      this(request -> operation, handler);
    }
  }

  void mount(SessionOperations sessions) {
    publicPath("/api/auth/login/", Map.of(POST, new Endpoint(Operation.LOGIN, sessions::login)));
    path("/api/auth/logout/", Map.of(POST, new Endpoint(Operation.LOGOUT, sessions::logout)));
  }

  void mount(LeadOperations leads) {
    path(
        "/api/lead/",
        Map.of(
            GET, new Endpoint(Operation.LIST_LEADS, leads::list),
            POST, new Endpoint(Operation.CREATE_LEAD, leads::create)));
    path(
        "/api/lead/:id/",
        Map.of(
            GET, new Endpoint(Operation.GET_LEAD, leads::get),
            PATCH, new Endpoint(LeadOperations::operationOf, leads::modify)));
    path(
        "/api/lead/:id/change_status/",
        Map.of(PATCH, new Endpoint(Operation.CHANGE_STATUS, leads::changeStatus)));
    list("/api/lead_history/:id/get_history/", Operation.LEAD_HISTORY, leads::history);
  }

  void mount(TaskOperations tasks) {
    path(
        "/api/lead_task_create/", Map.of(POST, new Endpoint(Operation.CREATE_TASK, tasks::create)));
    path(
        "/api/task/:id/",
        Map.of(
            PATCH, new Endpoint(Operation.MODIFY_TASK, tasks::modify),
            DELETE, new Endpoint(Operation.DELETE_TASK, tasks::delete)));
  }

  void mount(ClientOperations clients) {
    list("/api/clients/", Operation.LIST_CLIENTS, clients::list);
    path(
        "/api/netelip/call_control_lead/click2call/",
        Map.of(PATCH, new Endpoint(Operation.CLICK2CALL, clients::call)));
  }

  void mount(ReferenceOperations references) {
    list("/api/concessionaire/", Operation.LIST_CONCESSIONAIRES, references::concessionaires);
    list("/api/source/", Operation.LIST_SOURCES, references::sources);
    list("/api/gas_type/", Operation.LIST_GAS_TYPES, references::gasTypes);
    list("/api/provinces/", Operation.LIST_PROVINCES, references::provinces);
    list("/api/localities/", Operation.LIST_LOCALITIES, references::localities);
    list("/api/user/", Operation.LIST_USERS, references::users);
  }

  private void list(String path, Operation operation, Function<ApiRequest, Answer> handler) {
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
