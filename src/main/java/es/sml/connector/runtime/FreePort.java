package es.sml.connector.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Looks whether a port can be listened on before anything is started: the ops server and the broker
 * only log it when they cannot.
 */
final class FreePort {
  private FreePort() {}

  /**
   * @param setting the key that names the address
   * @throws IllegalStateException when the address cannot be listened on
   */
  static void check(String setting, String host, int port) {
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
                  ? "; stop the program that does, or name another in application.properties"
                  : " ("
                      + reason
                      + "); name an address of this machine and a free port above 1023 in"
                      + " application.properties"),
          e);
    }
  }
}
