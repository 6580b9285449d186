package es.sml.connector.testing.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Mail servers in this process. */
public final class MailServers {
  private MailServers() {}

  /**
   * Starts one on the loopback.
   *
   * @param port 0 for any free one
   * @param protocol one of {@link ServerSetup}'s
   */
  public static GreenMail start(int port, String protocol) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(30_000); // two seconds are too few on a busy machine
    GreenMail server = new GreenMail(setup);
    server.start();
    return server;
  }
}
