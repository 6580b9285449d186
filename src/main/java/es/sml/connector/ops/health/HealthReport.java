package es.sml.connector.ops.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.camel.Exchange;

/** Responds with health as JSON, also for readiness and liveness: 503 if it is down, else 200. */
public final class HealthReport {
  private final ProblemTimes since;

  public HealthReport(ProblemTimes since) {
    this.since = since;
  }

  /** Every part. */
  public void health(Exchange exchange) {
    ConnectorHealth health = ConnectorHealth.of(exchange.getContext());
    since.update(health, Instant.now());
    answer(exchange, health);
  }

  /** What must be well for leads to be taken in. */
  public void ready(Exchange exchange) {
    answer(exchange, ConnectorHealth.ready(exchange.getContext()));
  }

  /** Whether the process itself is worth keeping. */
  public void live(Exchange exchange) {
    answer(exchange, ConnectorHealth.live(exchange.getContext()));
  }

  private void answer(Exchange exchange, ConnectorHealth health) {
    ObjectNode report = JsonNodeFactory.instance.objectNode().put("status", health.status().name());
    report.set("components", health.json(since));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, health.isUp() ? 200 : 503);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setBody(report.toString().getBytes(StandardCharsets.UTF_8));
  }
}
