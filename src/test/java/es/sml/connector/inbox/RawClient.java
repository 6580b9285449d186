package es.sml.connector.inbox;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the hostile server that sends single bytes. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(30_000); // so that a hanging test fails
  }

  static RawClient to(HostileImapServer server) throws IOException {
    return new RawClient(new Socket(server.host(), server.port()));
  }

  /** Logs in as the tests' user and opens INBOX. */
  static RawClient selected(HostileImapServer server) throws IOException {
    RawClient client = to(server);
    client.send("l LOGIN " + ServedMailbox.NAME + " " + ServedMailbox.PASSWORD, "s SELECT INBOX");
    client.readUntil("s OK [READ-WRITE] opened\r\n");
    return client;
  }

  void send(String... lines) throws IOException {
    for (String line : lines) {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Reads up to the end of this text. */
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

  /** Ends the output and reads the rest. */
  String rest() throws IOException {
    socket.shutdownOutput();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
