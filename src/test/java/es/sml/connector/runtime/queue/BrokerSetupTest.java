package es.sml.connector.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.CapturedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerSetupTest {
  @RegisterExtension private final CapturedLog log = new CapturedLog(BrokerSetup.class);

  @Test
  void warnsOnceOfEachHostInPlainText() {
    BrokerSetup.warnOfPlainText(at("(tcp://a.example:61616,tcp://b.example:61616)?ha=true"));
    assertThat(log.lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("set sslEnabled=true").doesNotContain("s3"))
        .anySatisfy(line -> assertThat(line).contains("the connection to a.example is not"))
        .anySatisfy(line -> assertThat(line).contains("the connection to b.example is not"));
  }

  @Test
  void acceptsTlsAndThisMachineWithoutAWarning() {
    BrokerSetup.warnOfPlainText(at("tcp://127.0.0.1:61616"));
    BrokerSetup.warnOfPlainText(at("tcp://a.example:61616?sslEnabled=true"));
    BrokerSetup.warnOfPlainText(
        new BrokerSettings(null, null, null, "127.0.0.1:61616", null, null, null, null, false));
    assertThat(log.lines()).isEmpty();
  }

  private static BrokerSettings at(String url) {
    return new BrokerSettings(
        url, "user", new Secret("s3cret"), null, null, null, null, null, false);
  }
}
