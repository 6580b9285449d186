package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** Offers by UID the operations that Angus Mail's protocol class has only by sequence number. */
final class ProtocolClient {
  private final IMAPProtocol imap;

  private ProtocolClient(IMAPProtocol imap) {
    this.imap = imap;
  }

  /** Connects. The settings are names and values of Jakarta Mail. */
  static ProtocolClient to(HostileImapServer server, boolean tls, String... settings)
      throws IOException, ProtocolException {
    Properties properties = new Properties();
    for (int at = 0; at < settings.length; at += 2) {
      properties.setProperty(settings[at], settings[at + 1]);
    }
    MailLogger silent = new MailLogger(ProtocolClient.class, null, false, System.out);
    return new ProtocolClient(
        new IMAPProtocol("imap", server.host(), server.port(), properties, tls, silent));
  }

  IMAPProtocol imap() {
    return imap;
  }

  Response[] all(String command) {
    return imap.command(command, null);
  }

  /** Returns the last line of the response, BYE if the connection ended. */
  Response last(String command) {
    Response[] answer = all(command);
    return answer[answer.length - 1];
  }

  List<Long> search(String keys) throws ProtocolException {
    return ok("UID SEARCH " + keys).stream()
        .map(Response::toString)
        .filter(line -> line.startsWith("* SEARCH "))
        .flatMap(line -> Arrays.stream(line.substring("* SEARCH ".length()).split(" ")))
        .map(Long::valueOf)
        .toList();
  }

  List<FetchResponse> fetch(String set, String items) throws ProtocolException {
    return ok("UID FETCH " + set + " " + items).stream()
        .filter(FetchResponse.class::isInstance)
        .map(FetchResponse.class::cast)
        .toList();
  }

  FetchResponse peek(long uid, int length) throws ProtocolException {
    return fetch(String.valueOf(uid), "(UID BODY.PEEK[]<0." + length + ">)").get(0);
  }

  String body(long uid, int length) throws ProtocolException {
    byte[] bytes = peek(uid, length).getItem(BODY.class).getByteArrayInputStream().readAllBytes();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<Response> ok(String command) throws ProtocolException {
    Response[] answer = all(command);
    imap.handleResult(answer[answer.length - 1]);
    return List.of(answer);
  }
}
