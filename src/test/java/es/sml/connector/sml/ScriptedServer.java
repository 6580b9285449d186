package es.sml.connector.sml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that answers each request, byte by byte, as a test's script says. */
public final class ScriptedServer implements AutoCloseable {
  /** Writes one answer. */
  public interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final Script script;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();

  public ScriptedServer(Script script) {
    this(listen(), script);
  }

  /**
   * @param listening may speak TLS
   */
  public ScriptedServer(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    start(this::accept);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ScriptedServer answering(String head) {
    return new ScriptedServer(out -> out.write(text(head)));
  }

  public static byte[] text(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** The first lines of all requests so far. */
  public List<String> requests() {
    return requests;
  }

  /** The header lines of all requests so far. */
  public List<String> headers() {
    return headers;
  }

  public int connections() {
    return connections.size();
  }

  /** How many connections the server itself has closed. */
  public int closed() {
    return closed.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.add(connection);
        start(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (readRequest(in)) {
        script.answer(connection.getOutputStream());
        connection.getOutputStream().flush();
      }
    } catch (IOException | InterruptedException e) {
      // The client went away, which is what the tests are about.
    }
    closed.incrementAndGet();
  }

  private boolean readRequest(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return false;
    }
    requests.add(first);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      headers.add(header);
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.readNBytes(length);
    return true;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }
}
