package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.ReadFrom;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.OAuthLogins;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check finds in a mailbox. */
class InboxProbeTest extends WithServedMailbox {
  @TempDir private Path data;

  @Test
  void findsThatTheAccountMayOnlyRead() throws Exception {
    mailbox.deliver("Subject: one\r\n\r\none\r\n");
    assertThat(probe(AfterStore.MOVE)).isEqualTo(new InboxProbe.Finding(1, 1, null, true));
    user.misbehaviours().afterDoing("SELECT", Reaction.ok("READ-ONLY"), Times.always());
    assertThat(probe(AfterStore.MOVE).hindrance().toString())
        .startsWith("the account may only read the folder INBOX: its mails are stored");
    assertThat(probe(AfterStore.LEAVE).hindrance()).isNull();
  }

  private InboxProbe.Finding probe(AfterStore onStored) throws MailboxException {
    Inbox inbox =
        new Inbox(
            server.host(),
            null,
            server.port(),
            Security.NONE,
            null,
            user.name(),
            new Secret(ServedMailbox.PASSWORD),
            null,
            null,
            null,
            onStored,
            ReadFrom.parse("all"),
            null,
            null,
            null);
    try (OAuthLogins logins = OAuthLogins.keptIn(data)) {
      return InboxProbe.probe(inbox, logins);
    }
  }
}
