package es.sml.connector.inbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The bytes of one connection. A thread that writes a whole response holds its monitor. */
public final class Wire {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Socket plain;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Wire(Socket plain) throws IOException {
    this.plain = plain;
    use(plain);
  }

  /** Returns the next line without its end. After a timeout the next call continues the line. */
  String readLine() throws IOException {
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("client gone");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    line.reset();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  String readLiteral(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("client gone");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Throws SocketTimeoutException if a read waits longer; 0 waits without a limit. */
  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  void untagged(String text) throws IOException {
    line("* " + text);
  }

  void line(String text) throws IOException {
    text(text + "\r\n");
  }

  void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  synchronized void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Writes one byte again and again until the client is gone. */
  void stream(char each) throws IOException {
    byte[] chunk = new byte[16 * 1024];
    Arrays.fill(chunk, (byte) each);
    while (true) {
      bytes(chunk);
    }
  }

  /** Sends nothing more and reads until the client is gone. */
  void fallSilent() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    throw new EOFException("client gone");
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      cut();
    }
  }

  void startTls(SSLContext context) throws IOException {
    SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    secure.startHandshake();
    use(secure);
  }

  /** Ends like a killed process: without a message, and unsent data is lost. */
  void cut() {
    try {
      plain.setSoLinger(true, 0);
      plain.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = new BufferedOutputStream(next.getOutputStream());
  }
}
