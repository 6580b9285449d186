package es.sml.connector.ops.access;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpSecurityHandler;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Passes the caller and the caller's language to the route as properties of the exchange. No
 * header, parameter or field of the request becomes a Camel header. The routes read the request
 * itself.
 */
public final class OpsHttpEngine extends VertxPlatformHttpEngine {
  private OpsHttpEngine() {}

  /** Makes the routes of the ops port use it. */
  public static void use(CamelContext context) {
    PlatformHttpComponent http = context.getComponent("platform-http", PlatformHttpComponent.class);
    http.setEngine(new OpsHttpEngine());
    http.setHeaderFilterStrategy(new NothingFromOutside());
  }

  @Override
  public PlatformHttpConsumer createConsumer(
      PlatformHttpEndpoint endpoint, Processor processor, PlatformHttpSecurityHandler security) {
    String router = VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort());
    return new VertxPlatformHttpConsumer(endpoint, processor, getHandlers(), router, security) {
      @Override
      protected Future<Void> populateCamelMessage(
          RoutingContext call, Exchange exchange, Message message) {
        exchange.setProperty(AccessGuard.CALLER, call.<Caller>get(AccessGuard.CALLER));
        exchange.setProperty(AccessGuard.LANGUAGE, AccessGuard.language(call));
        return super.populateCamelMessage(call, exchange, message);
      }
    };
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return createConsumer(endpoint, processor, null);
  }

  private static final class NothingFromOutside extends HttpHeaderFilterStrategy {
    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
      return true;
    }
  }
}
