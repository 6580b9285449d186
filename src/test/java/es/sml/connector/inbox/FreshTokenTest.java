package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.imap.ImapLogin;
import es.sml.connector.signin.MailboxLogin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token that the mail server refuses before its end. */
class FreshTokenTest extends WithServedMailbox {
  @Test
  void asksForAFreshTokenBeforeItBlamesTheSettings() throws Exception {
    logIn("voided", ServedMailbox.PASSWORD);
    assertThat(user.commands()).startsWith("AUTHENTICATE XOAUTH2 ***", "AUTHENTICATE XOAUTH2 ***");
  }

  @Test
  void asksOnce() {
    assertThatThrownBy(() -> logIn("voided", "voided, too", ServedMailbox.PASSWORD))
        .isInstanceOf(MailboxException.class)
        .hasMessageContaining("check sign-in of this inbox");
    assertThat(user.commands())
        .containsExactly("AUTHENTICATE XOAUTH2 ***", "AUTHENTICATE XOAUTH2 ***");
  }

  @Test
  void triesNoTokenTwice() {
    assertThatThrownBy(() -> logIn("voided")).isInstanceOf(MailboxException.class);
    assertThat(user.commands()).containsExactly("AUTHENTICATE XOAUTH2 ***");
  }

  private void logIn(String... tokens) throws MailboxException {
    MailServer plain =
        new MailServer(server.host(), server.port(), Security.NONE, null, Duration.ofSeconds(10));
    ImapLogin.open(plain, user.name(), new Tokens(new ArrayDeque<>(List.of(tokens))), unused -> {})
        .close();
  }

  /** Gives the next token after a refusal, and the last one again. */
  private record Tokens(Deque<String> left) implements MailboxLogin {
    @Override
    public boolean isToken() {
      return true;
    }

    @Override
    public String secret() {
      return left.peek();
    }

    @Override
    public void refused(String secret) {
      if (left.size() > 1) {
        left.remove();
      }
    }
  }
}
