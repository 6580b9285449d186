package es.sml.connector.violations.callback;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class SendsAnywhere {
  void send(ProducerTemplate template, Exchange exchange) {
    template.sendBody(exchange.getMessage().getHeader("To", String.class), null);
  }

  Object evaluate(Exchange exchange) {
    return new SpelExpressionParser().parseExpression(exchange.getMessage().getBody(String.class));
  }

  Object resolve(Exchange exchange) {
    return exchange.getContext().getEndpoint(exchange.getMessage().getBody(String.class));
  }
}
