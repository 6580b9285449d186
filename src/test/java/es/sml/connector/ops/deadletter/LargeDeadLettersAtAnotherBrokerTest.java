package es.sml.connector.ops.deadletter;

import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** The same at a broker that is not the connector's own, with the rights that it needs. */
class LargeDeadLettersAtAnotherBrokerTest extends LargeDeadLettersTest {
  private NetworkBroker server;

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    Path place = Files.createDirectories(directory.resolve("broker"));
    int port = FreePorts.next();
    server = new NetworkBroker(NetworkBroker.asShipped(place, port)).start();
    prepared.withBroker("tcp://127.0.0.1:" + port);
  }

  @Override
  @AfterEach
  protected void stopConnector() {
    super.stopConnector();
    try {
      server.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
