package es.sml.connector.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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

  /**
   * Returns whether no server of the loopback uses the port. It connects instead of listening:
   * while another thread starts a process, that process holds a copy of every socket, and a port
   * that was listened on for a moment is still taken.
   */
  public static boolean isFree(int port) {
    try (Socket used = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
