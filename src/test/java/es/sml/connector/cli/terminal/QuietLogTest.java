package es.sml.connector.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class QuietLogTest {
  private static final Logger LOG = LoggerFactory.getLogger("es.sml.connector.cli.Quiet");

  @Test
  void hasOnlyWarningsDuringACommand() throws Exception {
    boolean informs = QuietLog.during(LOG::isInfoEnabled);
    boolean warns = QuietLog.during(LOG::isWarnEnabled);
    assertThat(informs).isFalse();
    assertThat(warns).isTrue();
  }

  @Test
  void isAsBeforeAfterACommandThatFails() {
    boolean before = LOG.isInfoEnabled();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                QuietLog.during(
                    () -> {
                      throw new IllegalStateException("no configuration");
                    }));
    assertThat(LOG.isInfoEnabled()).isEqualTo(before).isTrue();
  }
}
