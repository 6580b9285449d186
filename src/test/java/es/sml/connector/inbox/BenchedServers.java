package es.sml.connector.inbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The servers of a mailbox benchmark: a mail server and an SML.
 *
 * @param leads the leads that the mail server receives
 */
record BenchedServers(DovecotServer mail, SlowSml sml, LeadTimes leads) implements AutoCloseable {
  private static final int SML_MILLISECONDS = 100;

  /** Starts both. Without a Dovecot it cannot measure. */
  static BenchedServers open(Path directory) throws IOException {
    assumeTrue(DovecotServer.isInstalled(), "there is no Dovecot 2.4: install dovecot-imapd");
    DovecotServer mail = DovecotServer.open();
    try {
      return new BenchedServers(
          mail, SlowSml.start(directory, SML_MILLISECONDS), new LeadTimes(mail));
    } catch (IOException | RuntimeException | Error e) {
      mail.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      sml.close();
    } finally {
      mail.close();
    }
  }
}
