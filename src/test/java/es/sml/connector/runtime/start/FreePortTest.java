package es.sml.connector.runtime.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void namesTheSettingWhosePortIsInUse() throws Exception {
    try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = inUse.getLocalPort();
      assertThatThrownBy(() -> FreePort.check("ops.port", LOOPBACK, port))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ops.port: cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void namesOtherReasonsWhyAPortCannotBeUsed() {
    assertThatThrownBy(() -> FreePort.check("ops.port", "192.0.2.1", 8080))
        .hasMessageContaining("ops.port: cannot listen on 192.0.2.1:8080 (")
        .hasMessageContaining("this machine")
        .hasMessageNotContaining("stop the program");
  }

  @Test
  void leavesAFreePortFree() {
    assertThatCode(() -> FreePort.check("ops.port", LOOPBACK, 0)).doesNotThrowAnyException();
  }
}
