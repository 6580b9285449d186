package es.sml.connector.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** The connector's health as JSON: 200 when all is well, 503 when a part is not. */
public final class HealthReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Every part. */
  public void health(Exchange exchange) throws JsonProcessingException {
    answer(exchange, HealthCheckHelper.invoke(exchange.getContext()));
  }

  /** What must be well for leads to be taken in. */
  public void ready(Exchange exchange) throws JsonProcessingException {
    answer(exchange, HealthCheckHelper.invokeReadiness(exchange.getContext()));
  }

  /** Whether the process itself is worth keeping. */
  public void live(Exchange exchange) throws JsonProcessingException {
    answer(exchange, HealthCheckHelper.invokeLiveness(exchange.getContext()));
  }

  private static void answer(Exchange exchange, Collection<HealthCheck.Result> results)
      throws JsonProcessingException {
    HealthOfParts health = new HealthOfParts(results);
    ObjectNode report = JSON.createObjectNode().put("status", health.word());
    report.set("parts", health.json());
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, health.isUp() ? 200 : 503);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setBody(JSON.writeValueAsString(report));
  }
}
