package es.sml.connector.report.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that refuses one address, as sender and as recipient. */
final class ChoosyMailServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final String refused;
  private final String words;

  ChoosyMailServer(String refused) throws IOException {
    this(refused, "550 5.1.1 no such user");
  }

  /**
   * @param words its answer to the refused address
   */
  ChoosyMailServer(String refused, String words) throws IOException {
    this.refused = "<" + refused + ">";
    this.words = words;
    Thread thread = new Thread(this::serve, "choosy-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** The addresses that got a mail. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        speak(
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII)),
            client.getOutputStream());
      } catch (IOException e) {
        // The client or the test has ended.
      }
    }
  }

  private void speak(BufferedReader in, OutputStream out) throws IOException {
    List<String> accepted = new ArrayList<>();
    answer(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains(refused)) {
        answer(out, words);
      } else if (line.startsWith("DATA")) {
        answer(out, "354 go on");
        while (!".".equals(in.readLine())) {
          // the text of the mail
        }
        sent.addAll(accepted);
        answer(out, "250 taken");
      } else {
        if (line.startsWith("RCPT")) {
          accepted.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
        }
        answer(out, "250 ok");
      }
    }
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
