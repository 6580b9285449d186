package es.sml.connector.chaos;

import es.sml.connector.chaos.CrashPoint.When;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.runtime.context.LeadContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Adds crash points to a connector before its start. */
final class CrashPoints implements InterceptStrategy {
  private final List<ArmedPoint> points = new ArrayList<>();

  /**
   * @param written crash points, separated by semicolons
   */
  CrashPoints(String written) {
    for (String point : written.split(";", -1)) {
      if (!point.isEmpty()) {
        points.add(new ArmedPoint(CrashPoint.parse(point)));
      }
    }
  }

  void install(CamelContext context) {
    context.getCamelContextExtension().addInterceptStrategy(this);
    if (points.stream().anyMatch(point -> point.point().step().startsWith("route "))) {
      context.getManagementStrategy().addEventNotifier(new RouteEnds());
    }
    if (points.stream().anyMatch(point -> point.point().step().startsWith("commit "))) {
      JmsComponent jms = context.getComponent("jms", JmsComponent.class);
      jms.setConnectionFactory(
          new ReportedCommits(this::passCommit).wrap(jms.getConnectionFactory()));
    }
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    List<ArmedPoint> here =
        points.stream().filter(point -> point.point().isAt(step.getId())).toList();
    return here.isEmpty() ? target : new ArmedStep(target, here);
  }

  private void passCommit(When when, String thread) {
    for (ArmedPoint point : points) {
      String step = point.point().step();
      if (step.startsWith("commit ")
          && thread.contains("JmsConsumer[" + step.substring("commit ".length()) + "]")) {
        point.pass(when, "");
      }
    }
  }

  private static final class ArmedStep extends DelegateAsyncProcessor {
    private final List<ArmedPoint> points;

    private ArmedStep(Processor target, List<ArmedPoint> points) {
      super(target);
      this.points = points;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        pass(When.BEFORE, exchange);
      } catch (IllegalStateException e) {
        exchange.setException(e);
        callback.done(true);
        return true;
      }
      return super.process(
          exchange,
          doneSync -> {
            if (exchange.getException() == null) {
              pass(When.AFTER, exchange);
            }
            callback.done(doneSync);
          });
    }

    private void pass(When when, Exchange exchange) {
      for (ArmedPoint point : points) {
        // Another consumer may read the body, and a stream can be read only once.
        if (when == point.point().when()) {
          point.pass(when, point.point().marker().isEmpty() ? "" : content(exchange));
        }
      }
    }

    private static String content(Exchange exchange) {
      String body = exchange.getMessage().getBody(String.class);
      InboundMessage message = LeadContext.of(exchange).consumed().message();
      return body + (message == null ? "" : new String(message.content(), StandardCharsets.UTF_8));
    }
  }

  /** A route's end comes after its source was notified: the mail or file is moved. */
  private final class RouteEnds extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeCompletedEvent completed) {
        String route = "route " + completed.getExchange().getFromRouteId();
        points.stream()
            .filter(point -> route.startsWith(point.point().step()))
            .forEach(point -> point.pass(When.AFTER, ""));
      }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof CamelEvent.ExchangeCompletedEvent;
    }
  }
}
