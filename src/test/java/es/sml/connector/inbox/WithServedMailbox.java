package es.sml.connector.inbox;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a scripted server that has one user. */
abstract class WithServedMailbox {
  ServedMailbox served;
  public HostileImapServer server;
  public ScriptedUser user;
  public ScriptedMailbox mailbox;

  @BeforeEach
  void serve() throws IOException {
    served = ServedMailbox.start();
    server = served.server();
    user = served.user();
    mailbox = user.mailbox();
  }

  @AfterEach
  void stopServing() throws IOException {
    served.close();
  }
}
