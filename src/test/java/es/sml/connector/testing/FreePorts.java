package es.sml.connector.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ports for servers that a test starts, each given once. */
public final class FreePorts {
  // Below the ports that the system gives to connections: such a port is taken again at once.
  private static final int FIRST = 12_000;
  private static final int NUMBER = 20_000;

  private static final Random RANDOM = new Random();
  private static final Set<Integer> GIVEN = new HashSet<>();

  private FreePorts() {}

  /** Returns a port of the loopback that no server uses. */
  public static synchronized int next() {
    while (true) {
      int port = FIRST + RANDOM.nextInt(NUMBER);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
  }

  /** Returns whether no server of the loopback uses the port. */
  public static boolean isFree(int port) {
    try (ServerSocket unused = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
