package es.sml.connector.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;

/** A server with one user and several clients. */
public final class ServedMailbox implements AutoCloseable {
  static final String NAME = "leads@dealer.example";
  public static final String PASSWORD = "right";

  private final HostileImapServer server;
  private final ScriptedUser user;
  private final List<ProtocolClient> clients = new ArrayList<>();

  private ServedMailbox(HostileImapServer server) {
    this.server = server;
    this.user = server.addUser(NAME, PASSWORD);
  }

  static ServedMailbox start() throws IOException {
    return new ServedMailbox(HostileImapServer.plain().start());
  }

  HostileImapServer server() {
    return server;
  }

  ScriptedUser user() {
    return user;
  }

  /** Connects without a login. */
  ProtocolClient client() throws IOException, ProtocolException {
    ProtocolClient client = ProtocolClient.to(server, false);
    clients.add(client);
    return client;
  }

  ProtocolClient signedIn() throws IOException, ProtocolException {
    ProtocolClient client = client();
    client.imap().login(NAME, PASSWORD);
    return client;
  }

  /** Logs in and opens INBOX. */
  ProtocolClient opened() throws IOException, ProtocolException {
    ProtocolClient client = signedIn();
    client.imap().select(ScriptedMailbox.INBOX);
    return client;
  }

  @Override
  public void close() throws IOException {
    clients.forEach(client -> client.imap().disconnect());
    server.close();
  }
}
