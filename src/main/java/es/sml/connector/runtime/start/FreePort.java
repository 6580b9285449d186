package es.sml.connector.runtime.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Checks before the start that a port is free, because the ops server and the broker only log a
 * failure to listen.
 */
public final class FreePort {
  private FreePort() {}

  /**
   * Checks that this process can listen on the address.
   *
   * @param setting key of the address
   * @throws IllegalStateException if the address cannot be used
   */
  public static void check(String setting, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new IllegalStateException(
          setting
              + ": cannot listen on "
              + host
              + ":"
              + port
              + (reason.contains("in use")
                  ? "; stop the program that uses it, or set another port in application.properties"
                  : " ("
                      + reason
                      + "); set an address of this machine and a free port above 1023 in"
                      + " application.properties"),
          e);
    }
  }
}
