package es.sml.connector.inbox;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks to the hostile server byte by byte. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(30_000); // so that a test that would hang fails
  }

  static RawClient to(HostileImapServer server) throws IOException {
    return new RawClient(new Socket(server.host(), server.port()));
  }

  /** Signed in as the tests' user, with INBOX open. */
  static RawClient selected(HostileImapServer server) throws IOException {
    RawClient client = to(server);
    client.say("l LOGIN " + ServedMailbox.NAME + " " + ServedMailbox.PASSWORD, "s SELECT INBOX");
    client.readUntil("s OK [READ-WRITE] opened\r\n");
    return client;
  }

  void say(String... lines) throws IOException {
    for (String line : lines) {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** All up to the end of this text. */
  String readUntil(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
      text.append(read(1));
    }
    return text.toString();
  }

  String read(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("only " + bytes.length + " bytes came");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** All that still comes, once the server has heard that no more will be said. */
  String rest() throws IOException {
    socket.shutdownOutput();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
