package es.sml.connector.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that breaks with an Error, such as a stack overflow over a hostile message. */
class RouteStepsTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> wentOn = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    new BreakingSteps(camel.getRegistry()).bind();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(Exception.class)
                .setProperty("reason")
                .method(new FailureKinds(), "reason")
                .process(exchange -> wentOn.add(exchange.getProperty("reason", String.class)));
            from("direct:lead")
                .process("step.run")
                .process(exchange -> wentOn.add(exchange.getMessage().getBody(String.class)));
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void isHandledLikeAnyBugAndTheNextMessageGoesItsOwnWayAlone() {
    ProducerTemplate template = camel.createProducerTemplate();
    Exchange broken = template.send("direct:lead", lead -> lead.getMessage().setBody("hostile"));
    assertThat(broken.getException()).hasCauseInstanceOf(StackOverflowError.class);
    template.send("direct:lead", lead -> lead.getMessage().setBody("Ana"));
    assertThat(wentOn).containsExactly("unexpected java.lang.StackOverflowError", "Ana");
  }

  private static final class BreakingSteps extends RouteSteps {
    private BreakingSteps(Registry registry) {
      super(registry);
    }

    private void bind() {
      bind(
          "step.run",
          lead -> {
            if ("hostile".equals(lead.getMessage().getBody(String.class))) {
              throw new StackOverflowError();
            }
          });
    }
  }
}
