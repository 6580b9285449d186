package es.sml.connector.inbox.imap;

import es.sml.connector.inbox.connection.FailureMessages;
import es.sml.connector.inbox.connection.GuardedProtocol;
import es.sml.connector.inbox.connection.LoginRefusal;
import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailSocket;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.token.SignInException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Connects to the server, starts TLS and logs in, with a password or a token. It decides which
 * refused login is retried soon, and sends no password without STARTTLS.
 */
public final class ImapLogin {
  private ImapLogin() {}

  /**
   * Connects and logs in.
   *
   * @param opening receives the socket before the first byte is sent, so that another thread can
   *     close it
   */
  public static ImapConnection open(
      MailServer server, String username, MailboxLogin login, Consumer<MailSocket> opening)
      throws MailboxException {
    MailSocket socket = new MailSocket(server.trusted(), ImapConnection.TALK);
    opening.accept(socket);
    GuardedProtocol protocol = connect(server, socket);
    try {
      secure(server, protocol);
      Map<String, String> before = protocol.getCapabilities();
      logIn(protocol, username, login);
      // The server's capabilities may change after the login, and not all servers announce that.
      if (protocol.getCapabilities() == before) {
        protocol.capability();
      }
      return new ImapConnection(server, socket, protocol);
    } catch (MailboxException e) {
      protocol.abandon();
      throw e;
    } catch (ProtocolException | UncheckedIOException e) {
      protocol.abandon();
      throw new MailboxException(
          Kind.LOST,
          LocalizedText.of(
              "mailbox.lost-at-login",
              "the connection was lost during the login: {0}",
              FailureMessages.text(e)),
          e);
    }
  }

  private static GuardedProtocol connect(MailServer server, MailSocket socket)
      throws MailboxException {
    try {
      return new GuardedProtocol(
          server.host(),
          server.port(),
          server.properties(socket),
          server.security() == Security.TLS);
    } catch (IOException | UncheckedIOException | ProtocolException e) {
      socket.cut();
      throw new MailboxException(
          Kind.LOST, FailureMessages.unreachable(server.host(), server.port(), e), e);
    }
  }

  private static void secure(MailServer server, GuardedProtocol protocol) throws MailboxException {
    if (server.security() != Security.STARTTLS) {
      return;
    }
    if (protocol.isAuthenticated() || !protocol.hasCapability("STARTTLS")) {
      throw new MailboxException(
          Kind.REFUSED,
          LocalizedText.of(
              "mailbox.no-starttls",
              "{0} offers no STARTTLS, so the password was not sent; check security in the"
                  + " inbox",
              server.host()),
          null);
    }
    try {
      protocol.startTLS();
      protocol.capability();
    } catch (ProtocolException | UncheckedIOException e) {
      throw new MailboxException(
          Kind.LOST,
          LocalizedText.of(
              "mailbox.starttls",
              "{0}: STARTTLS failed: {1}",
              server.host(),
              FailureMessages.text(e)),
          e);
    }
  }

  private static void logIn(GuardedProtocol protocol, String username, MailboxLogin login)
      throws MailboxException, ProtocolException {
    if (protocol.isAuthenticated()) {
      return; // PREAUTH: the server has already authenticated this connection
    }
    String secret = secret(login);
    try {
      authenticate(protocol, username, login, secret);
    } catch (CommandFailedException e) {
      login.refused(secret);
      logInAgain(protocol, username, login, secret, e);
    }
  }

  // A provider may void a token before its end, so a fresh one is tried before the settings are
  // blamed.
  private static void logInAgain(
      GuardedProtocol protocol,
      String username,
      MailboxLogin login,
      String refused,
      CommandFailedException failure)
      throws MailboxException, ProtocolException {
    boolean hasFresh = login.isToken() && !FailureMessages.passes(failure);
    String fresh = hasFresh ? secret(login) : refused;
    if (fresh.equals(refused)) {
      throw refusal(username, login, failure);
    }
    try {
      authenticate(protocol, username, login, fresh);
    } catch (CommandFailedException e) {
      login.refused(fresh);
      throw refusal(username, login, e);
    }
  }

  private static String secret(MailboxLogin login) throws MailboxException {
    try {
      return login.secret();
    } catch (SignInException e) {
      throw new MailboxException(e.isLasting() ? Kind.REFUSED : Kind.LOST, LocalizedText.of(e), e);
    }
  }

  private static void authenticate(
      GuardedProtocol protocol, String username, MailboxLogin login, String secret)
      throws ProtocolException {
    if (login.isToken()) {
      protocol.authoauth2(username, secret);
    } else {
      protocol.login(username, secret);
    }
  }

  private static MailboxException refusal(
      String username, MailboxLogin login, CommandFailedException failure) {
    return FailureMessages.passes(failure)
        ? new MailboxException(
            Kind.LOST,
            LocalizedText.of(
                "mailbox.login-deferred",
                "the login was refused: {0}",
                FailureMessages.text(failure)),
            failure)
        : new MailboxException(
            Kind.REFUSED,
            LoginRefusal.of(username, FailureMessages.of(failure), login.isToken()),
            failure);
  }
}
