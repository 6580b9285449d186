package es.sml.connector.inbox;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a scripted server that has one user. */
abstract class WithServedMailbox {
  ServedMailbox served;
  HostileImapServer server;
  ScriptedUser user;
  ScriptedMailbox mailbox;

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
