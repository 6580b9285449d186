package es.sml.connector.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles a sandbox from its data, operations and paths. */
final class SandboxAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxAssembly.class);
  private static final long LARGEST_BODY = 1024 * 1024;

  private SandboxAssembly() {}

  static Router router(Vertx vertx, SandboxSettings settings, Clock clock) {
    ReferenceData reference = ReferenceFiles.read(settings.username());
    ReferenceTrees trees = new ReferenceTrees(reference);
    ReferenceJson referenceJson = new ReferenceJson(reference, trees);
    TaskJson taskJson = new TaskJson(referenceJson);
    LeadJson leadJson = new LeadJson(referenceJson, taskJson);
    LeadStore store = new LeadStore(settings.peculiarities().referenceSearch());
    new GeneratedLeads(reference, settings.seed()).addTo(store, settings.leads());

    FaultPlan faults = new FaultPlan();
    Audit audit = new Audit();
    Stats stats = new Stats();
    Tokens tokens = new Tokens(settings);
    LeadWrites writes = new LeadWrites(store, audit, reference.apiUser());
    TaskBody taskBody = new TaskBody(reference);

    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    new TestControls(faults, audit, stats, tokens, store, clock).mount(router);
    RequestFlow flow = new RequestFlow(vertx, faults, tokens, stats, settings.scheme(), clock);
    ApiPaths paths = new ApiPaths(router, flow, clock);
    paths.mount(new SessionOperations(settings, tokens, stats));
    paths.mount(
        new LeadOperations(
            store,
            writes,
            new LeadBody(reference, taskBody),
            leadJson,
            new ReferenceTexts(reference, trees)));
    paths.mount(new TaskOperations(store, writes, taskBody, taskJson));
    paths.mount(new ClientOperations(store, leadJson, audit, reference.apiUser()));
    paths.mount(new ReferenceOperations(reference, trees));
    router.errorHandler(404, context -> fail(context, Answers.noSuchPath()));
    router.errorHandler(
        413, context -> fail(context, Answers.proxyPage(413, "Request Entity Too Large")));
    router.errorHandler(400, context -> fail(context, Answers.proxyPage(400, "Bad Request")));
    router.errorHandler(
        500,
        context -> {
          LOG.error(
              "the sandbox failed on a {} request", context.request().method(), context.failure());
          fail(context, Answers.serverError());
        });
    return router;
  }

  private static void fail(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
