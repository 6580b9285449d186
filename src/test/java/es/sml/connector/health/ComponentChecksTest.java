package es.sml.connector.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentChecksTest {
  private final CamelContext context = new DefaultCamelContext();

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  @Test
  void camelCallsAnAddedCheck() {
    ComponentChecks.of(context).add(new Down("mailbox-a"));
    assertThat(HealthCheckHelper.invoke(context))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.getCheck().getId()).isEqualTo("mailbox-a");
              assertThat(result.getCheck().getGroup()).isEqualTo("connector");
              assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
              assertThat(result.getMessage()).hasValue("it is away");
              assertThat(result.getDetails()).containsKey(LocalizedText.REASON);
            });
    assertThat(HealthCheckHelper.invokeReadiness(context)).isEmpty();
  }

  @Test
  void aReplacedCheckIsNotRemovedWithTheOldOne() {
    Down old = new Down("mailbox-a");
    Down fresh = new Down("mailbox-a");
    ComponentChecks.of(context).add(old);
    ComponentChecks.of(context).add(fresh);
    ComponentChecks.of(context).remove(old);
    assertThat(ComponentChecks.of(context).getCheck("mailbox-a")).hasValue(fresh);
    ComponentChecks.of(context).remove(fresh);
    assertThat(HealthCheckHelper.invoke(context)).isEmpty();
  }

  private static final class Down extends ComponentCheck {
    private Down(String component) {
      super(component);
    }

    @Override
    protected void check(HealthCheckResultBuilder result) {
      because(result, LocalizedText.of("test.away", "it is away")).down();
    }
  }
}
