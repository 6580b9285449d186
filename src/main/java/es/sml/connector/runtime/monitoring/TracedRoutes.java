package es.sml.connector.runtime.monitoring;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.status.event.CrmEvent;
import es.sml.connector.trace.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Creates a span for each route that a lead passes, and decides what a span shows of a lead. A
 * route that consumes a message continues its sender's trace. Other routes continue the trace of
 * their thread.
 */
public final class TracedRoutes implements RoutePolicyFactory {
  private static final Map<String, SpanKind> KINDS = kinds();
  // Programs that may send leads or commands may set their trace; a mail or file may not.
  private static final Set<String> OFF_A_QUEUE =
      Set.of(
          RouteId.DEALER_QUEUE_MESSAGE.id(),
          RouteId.FETCH_LEAD.id(),
          RouteId.PARSE_INBOUND.id(),
          RouteId.BROKER_DEAD_LEAD.id(),
          RouteId.PARTITION_COMMANDS.id(),
          RouteId.PROCESS_COMMANDS.id());
  // Attributes of a lead's span, without personal data and without texts of SML or a message.
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          LeadProperties.KEY, "lead.key",
          LeadProperties.DEALER, "lead.dealer",
          LeadProperties.ACCOUNT, "lead.account",
          SmlRequest.ACCOUNT, "lead.account");

  private final Tracer tracer;
  // One policy for all routes of a kind, because Camel never releases a route's policy.
  private final Map<String, RoutePolicy> policies = new LinkedHashMap<>();

  public TracedRoutes(Tracer tracer) {
    this.tracer = tracer;
    KINDS.forEach((name, kind) -> policies.put(name, new Spans(name, kind)));
  }

  private static Map<String, SpanKind> kinds() {
    Map<String, SpanKind> kinds = new LinkedHashMap<>();
    kinds.put(RouteId.INBOX_MAIL.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.INBOX_POP3.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.DROP_FOLDER_FILE.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.DOOR_CHANNEL.id(), SpanKind.SERVER);
    kinds.put(RouteId.DOOR_IDS.id(), SpanKind.SERVER);
    kinds.put(RouteId.FETCH_LEAD.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.FETCH_REQUEST.id(), SpanKind.CLIENT);
    kinds.put("ext", SpanKind.CONSUMER);
    kinds.put(RouteId.DEALER_QUEUE_MESSAGE.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.PARSE_INBOUND.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.BROKER_DEAD_LEAD.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.PARSE_MESSAGE.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.DEDUPLICATE_LEAD.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.NOTE_DUPLICATE.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.POST_LEAD.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.RECONCILE_LEAD.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.RESCHEDULE_LEAD.id(), SpanKind.PRODUCER);
    kinds.put(RouteId.PARK_LEAD.id(), SpanKind.PRODUCER);
    kinds.put(RouteId.DEAD_LETTER.id(), SpanKind.PRODUCER);
    kinds.put(RouteId.SML_LOGIN.id(), SpanKind.CLIENT);
    kinds.put(RouteId.SML_REQUEST.id(), SpanKind.CLIENT);
    kinds.put(RouteId.STATUS_SYNC.id(), SpanKind.INTERNAL);
    kinds.put(RouteId.PARTITION_COMMANDS.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.PROCESS_COMMANDS.id(), SpanKind.CONSUMER);
    kinds.put(RouteId.CALLBACK_QUEUE.id(), SpanKind.PRODUCER);
    kinds.put(RouteId.CALLBACK_WEBHOOK.id(), SpanKind.CLIENT);
    kinds.put(RouteId.CALLBACK_FOLDER.id(), SpanKind.PRODUCER);
    return kinds;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
    return policies.entrySet().stream()
        .filter(policy -> route.equals(policy.getKey()) || route.startsWith(policy.getKey() + "-"))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private record Open(Span span, Scope scope) {}

  private final class Spans extends RoutePolicySupport {
    private final String name;
    private final SpanKind kind;
    private final String property;

    private Spans(String name, SpanKind kind) {
      this.name = name;
      this.kind = kind;
      this.property = "Trace-" + name;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed at the end of the route, on the same thread
    public void onExchangeBegin(Route route, Exchange exchange) {
      Span span =
          tracer
              .spanBuilder(spanName(exchange))
              .setSpanKind(kind)
              .setParent(parent(exchange))
              .startSpan();
      exchange.setProperty(property, new Open(span, span.makeCurrent()));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (exchange.removeProperty(property) instanceof Open open) {
        setAttributes(open.span(), exchange);
        open.scope().close();
        open.span().end();
      }
    }

    private String spanName(Exchange exchange) {
      return name.equals(RouteId.SML_REQUEST.id()) ? name + " " + SmlRequest.label(exchange) : name;
    }

    private Context parent(Exchange exchange) {
      if (OFF_A_QUEUE.contains(name)) {
        return TraceParent.read(exchange.getMessage().getHeader(TraceParent.NAME, String.class));
      }
      return name.startsWith("callback-")
          ? TraceParent.read(ofEvent(exchange.getMessage().getBody()))
          : Context.current();
    }

    private void setAttributes(Span span, Exchange exchange) {
      ATTRIBUTES.forEach(
          (property, attribute) -> {
            Object value = exchange.getProperty(property);
            if (value != null) {
              span.setAttribute(attribute, value.toString());
            }
          });
      LeadContext lead = LeadContext.of(exchange);
      InboundMessage message = lead.consumed().message();
      if (message != null) {
        span.setAttribute("lead.key", message.key());
        span.setAttribute("lead.dealer", message.dealer());
        span.setAttribute("lead.channel", message.channel().name().toLowerCase(Locale.ROOT));
      }
      CreatedLead created = lead.posting().created();
      if (created != null) {
        span.setAttribute("lead.sml_id", Long.toString(created.id()));
      }
      if (kind == SpanKind.CLIENT
          && exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)
              instanceof Integer status) {
        span.setAttribute("http.response.status_code", status.longValue());
      }
      Exception failure = RouteMetrics.failure(exchange);
      if (failure != null) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getName());
      }
    }
  }

  // Only a single event continues a trace; a file of several events has several parents.
  private static String ofEvent(Object body) {
    return body instanceof CrmEvent<?> event ? event.traceparent() : null;
  }
}
