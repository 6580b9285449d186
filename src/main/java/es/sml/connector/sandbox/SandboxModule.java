package es.sml.connector.sandbox;

import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.graph.GraphApi;
import es.sml.connector.sandbox.graph.GraphControls;
import es.sml.connector.sandbox.graph.GraphInspection;
import es.sml.connector.sandbox.graph.GraphObjects;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.ResponseSender;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.linkedin.LinkedInControls;
import es.sml.connector.sandbox.linkedin.LinkedInIntrospection;
import es.sml.connector.sandbox.linkedin.LinkedInLeads;
import es.sml.connector.sandbox.linkedin.LinkedInPaths;
import es.sml.connector.sandbox.operation.ClientOperations;
import es.sml.connector.sandbox.operation.LeadOperations;
import es.sml.connector.sandbox.operation.ReferenceOperations;
import es.sml.connector.sandbox.operation.SessionOperations;
import es.sml.connector.sandbox.operation.TaskOperations;
import es.sml.connector.sandbox.platform.FaultyResponder;
import es.sml.connector.sandbox.platform.PlatformControls;
import es.sml.connector.sandbox.platform.PlatformFaults;
import es.sml.connector.sandbox.platform.PlatformTokens;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.request.FaultPlan;
import es.sml.connector.sandbox.request.RequestFlow;
import es.sml.connector.sandbox.request.Stats;
import es.sml.connector.sandbox.request.Tokens;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.LeadStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles a sandbox from its data, operations and paths. Decides how large a request's body may
 * be.
 */
final class SandboxModule {
  private static final Duration LINKEDIN_LIFE = Duration.ofDays(60);
  private static final Logger LOG = LoggerFactory.getLogger(SandboxModule.class);
  private static final long LARGEST_BODY = 1024 * 1024;

  private SandboxModule() {}

  static Router router(Vertx vertx, SandboxSettings settings, Clock clock) {
    References references = new References(settings.username(), clock);
    LeadStore store = new LeadStore(references, settings.referenceSearch());
    Bodies bodies = Bodies.of(references, store::find);
    new GeneratedLeads(references, settings).addTo(store, bodies, settings.leads());
    FaultPlan faults = new FaultPlan();
    Audit audit = new Audit();
    Stats stats = new Stats();
    Tokens tokens = new Tokens(settings);
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    new TestControls(faults, audit, stats, tokens, store, clock).mount(router);
    mountMeta(vertx, router, clock);
    mountLinkedIn(vertx, router, clock);
    RequestFlow flow =
        new RequestFlow(
            vertx, faults, tokens, stats, settings.scheme(), new ResponseSender(vertx, clock));
    ApiPaths paths = new ApiPaths(router, flow, clock);
    paths.mount(new SessionOperations(settings, tokens, stats));
    paths.mount(new LeadOperations(store, bodies, references, audit));
    paths.mount(new TaskOperations(store, bodies, audit));
    paths.mount(new ClientOperations(store, bodies, audit));
    paths.mount(new ReferenceOperations(references));

    fail(router, 404, ErrorResponses.noSuchPath());
    fail(router, 413, ErrorResponses.proxyPage(413, "Request Entity Too Large"));
    fail(router, 400, ErrorResponses.proxyPage(400, "Bad Request"));
    fail(router, 500, ErrorResponses.serverError());
    return router;
  }

  private static void mountMeta(Vertx vertx, Router router, Clock clock) {
    GraphObjects objects = new GraphObjects();
    PlatformFaults faults = new PlatformFaults();
    PlatformTokens tokens = new PlatformTokens(GraphObjects.TOKEN, 0);
    FaultyResponder responder = new FaultyResponder(vertx, faults, clock);
    new GraphInspection(tokens).mount(router);
    new GraphApi(objects, tokens, responder).mount(router);
    PlatformControls controls = new PlatformControls(router, "/sandbox/graph/");
    controls.mount(tokens, faults, responder);
    new GraphControls(objects, clock).mount(controls);
  }

  private static void mountLinkedIn(Vertx vertx, Router router, Clock clock) {
    LinkedInLeads leads = new LinkedInLeads();
    PlatformFaults faults = new PlatformFaults();
    PlatformTokens tokens =
        new PlatformTokens(
            LinkedInLeads.TOKEN, clock.instant().plus(LINKEDIN_LIFE).getEpochSecond());
    FaultyResponder responder = new FaultyResponder(vertx, faults, clock);
    new LinkedInPaths(leads, tokens, responder).mount(router);
    PlatformControls controls = new PlatformControls(router, "/sandbox/linkedin/");
    controls.mount(tokens, faults, responder);
    new LinkedInControls(leads, clock).mount(controls);
    new LinkedInIntrospection(tokens).mount(router);
  }

  private static void fail(Router router, int status, SandboxResponse response) {
    router.errorHandler(
        status,
        context -> {
          if (status == 500) {
            LOG.error(
                "the sandbox failed on a {} request",
                context.request().method(),
                context.failure());
          }
          response.sendTo(context.response());
        });
  }
}
