package es.sml.connector.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes to a port of this machine, as no well-behaved client would. */
public final class RawHttp {
  private static final int PATIENCE = 5_000;

  private RawHttp() {}

  /** Sends lines, each ended by CR LF, and returns all that comes until the server closes. */
  public static String send(int port, String... lines) throws IOException {
    return sendText(port, String.join("\r\n", lines) + "\r\n\r\n");
  }

  public static String sendText(int port, String text) throws IOException {
    try (Socket socket = open(port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return rest(socket);
    }
  }

  public static Socket open(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** All that comes until the server closes, or is silent. */
  public static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[4096];
    try {
      for (int read = socket.getInputStream().read(some); read >= 0; ) {
        all.write(some, 0, read);
        read = socket.getInputStream().read(some);
      }
    } catch (SocketTimeoutException e) {
      return all.toString(StandardCharsets.ISO_8859_1) + "(still open)";
    } catch (IOException e) {
      return all.toString(StandardCharsets.ISO_8859_1); // reset
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** The number in the first line of a response; 0 where there is none. */
  public static int status(String response) {
    return response.startsWith("HTTP/1.") && response.length() > 12
        ? Integer.parseInt(response.substring(9, 12))
        : 0;
  }
}
