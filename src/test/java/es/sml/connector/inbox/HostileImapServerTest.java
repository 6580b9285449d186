package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.junit.jupiter.api.Test;

class HostileImapServerTest extends WithServedMailbox {
  private static final String INBOX = ScriptedMailbox.INBOX;
  private static final String PROCESSED = "Processed leads";
  private static final String MAIL =
      "From: buyer@web.example\r\nSubject: A van\r\n\r\nHow much?\r\n";

  private static final String[] TRUSTING = {
    "mail.imap.ssl.trust", "*", "mail.imap.ssl.checkserveridentity", "false"
  };

  @Test
  void selectsSearchesAndFetches() throws Exception {
    mailbox.nextUid(INBOX, 7);
    mailbox.deliver(
        INBOX, Instant.parse("2026-03-01T10:00:00Z"), MAIL.getBytes(StandardCharsets.ISO_8859_1));
    mailbox.deliver(
        INBOX, Instant.parse("2026-03-05T10:00:00Z"), MAIL.getBytes(StandardCharsets.ISO_8859_1));
    mailbox.flag(INBOX, 7, StoredMail.SEEN);
    ProtocolClient client = served.opened();

    assertThat(client.search("UID 8:*")).containsExactly(8L);
    assertThat(client.search("UID 20:*")).containsExactly(8L);
    assertThat(client.search("UID 1:* SINCE 4-Mar-2026")).containsExactly(8L);
    assertThat(client.search("UID 1:* UNSEEN")).containsExactly(8L);
    assertThat(client.search("UID 1:* NOT DELETED")).containsExactly(7L, 8L);

    FetchResponse facts = client.fetch("7:8", "(UID RFC822.SIZE INTERNALDATE)").get(0);
    assertThat(facts.getItem(UID.class).uid).isEqualTo(7);
    assertThat(facts.getItem(RFC822SIZE.class).size).isEqualTo(MAIL.length());
    assertThat(facts.getItem(INTERNALDATE.class).getDate())
        .isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(client.body(8, 1000)).isEqualTo(MAIL);
    assertThat(client.body(8, 5)).isEqualTo("From:");
    assertThat(mailbox.mails(INBOX).get(1).has(StoredMail.SEEN)).isFalse();
    assertThat(user.commands("UID FETCH"))
        .startsWith(
            "UID FETCH 7:8 (UID RFC822.SIZE INTERNALDATE)",
            "UID FETCH 8 (UID BODY.PEEK[]<0.1000>)");
  }

  @Test
  void describesASelectedFolder() throws Exception {
    mailbox.nextUid(INBOX, 41);
    mailbox.deliver(MAIL);
    MailboxInfo info = served.signedIn().imap().select(INBOX);
    assertThat(info.total).isEqualTo(1);
    assertThat(info.uidnext).isEqualTo(42);
    assertThat(info.uidvalidity).isEqualTo(mailbox.uidValidity(INBOX));

    user.misbehaviours().selectWithout("UIDNEXT", "UIDVALIDITY");
    MailboxInfo without = served.signedIn().imap().select(INBOX);
    assertThat(without.uidnext).isEqualTo(-1);
    assertThat(without.uidvalidity).isEqualTo(-1);
  }

  @Test
  void movesToAFolderThatMustBeCreated() throws Exception {
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();

    assertThat(client.last("UID MOVE 1 \"" + PROCESSED + "\"").toString())
        .contains("NO [TRYCREATE]");
    client.imap().create(PROCESSED);
    assertThat(client.last("UID MOVE 1 \"" + PROCESSED + "\"").isOK()).isTrue();
    assertThat(mailbox.mails(INBOX)).isEmpty();
    assertThat(mailbox.mails(PROCESSED)).extracting(StoredMail::text).containsExactly(MAIL);
    assertThat(user.commands("UID MOVE")).containsOnly("UID MOVE 1 " + PROCESSED);
  }

  @Test
  void reportsTheNewUidsOfMovedMails() throws Exception {
    mailbox.createFolder(PROCESSED);
    mailbox.nextUid(PROCESSED, 30);
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();
    Response[] answer = client.all("UID MOVE 1 \"" + PROCESSED + "\"");
    assertThat(Arrays.stream(answer).map(Response::toString))
        .anySatisfy(
            line ->
                assertThat(line).contains("[COPYUID " + mailbox.uidValidity(PROCESSED) + " 1 30]"))
        .anySatisfy(line -> assertThat(line).isEqualTo("* 1 EXPUNGE"));
  }

  @Test
  void copiesFlagsAndExpungesWhereThereIsNoMove() throws Exception {
    user.misbehaviours().leaveOut("MOVE");
    mailbox.createFolder(PROCESSED);
    mailbox.deliver(MAIL);
    mailbox.deliver(MAIL);
    mailbox.flag(INBOX, 2, StoredMail.DELETED);
    ProtocolClient client = served.opened();

    assertThat(client.imap().hasCapability("MOVE")).isFalse();
    assertThat(client.imap().hasCapability("UIDPLUS")).isTrue();
    assertThat(client.last("UID MOVE 1 \"" + PROCESSED + "\"").isBAD()).isTrue();
    client.imap().simpleCommand("UID COPY 1 \"" + PROCESSED + "\"", null);
    client.imap().simpleCommand("UID STORE 1 +FLAGS.SILENT (\\Deleted)", null);
    client.imap().simpleCommand("UID EXPUNGE 1", null);
    assertThat(mailbox.mails(INBOX)).extracting(StoredMail::uid).containsExactly(2L);
    assertThat(mailbox.mails(PROCESSED)).hasSize(1);
  }

  @Test
  void recordsAPlainExpunge() throws Exception {
    user.misbehaviours().leaveOut("UIDPLUS");
    mailbox.deliver(MAIL);
    mailbox.deliver(MAIL);
    mailbox.flag(INBOX, 1, StoredMail.DELETED);
    ProtocolClient client = served.opened();

    assertThat(client.last("UID EXPUNGE 1").isBAD()).isTrue();
    client.imap().expunge();
    assertThat(mailbox.mails(INBOX)).extracting(StoredMail::uid).containsExactly(2L);
    assertThat(user.commands()).contains("EXPUNGE");
  }

  @Test
  void alsoAcceptsAFolderNameAsALiteral() throws Exception {
    mailbox.createFolder(PROCESSED);
    mailbox.deliver(MAIL);
    try (RawClient client = RawClient.to(server)) {
      client.send("a LOGIN leads@dealer.example \"right\"", "b SELECT inbox");
      client.readUntil("b OK");
      client.send("c UID MOVE 1 {" + PROCESSED.length() + "}");
      client.readUntil("+");
      client.send(PROCESSED);
      client.readUntil("c OK");
    }
    assertThat(mailbox.mails(PROCESSED)).hasSize(1);
  }

  @Test
  void notifiesAnIdlingClientOfANewMail() throws Exception {
    ProtocolClient client = served.opened();
    client.imap().idleStart();
    mailbox.deliver(MAIL);
    assertThat(client.imap().readIdleResponse().toString()).isEqualTo("* 1 EXISTS");
    mailbox.flag(INBOX, 1, StoredMail.SEEN);
    assertThat(client.imap().readIdleResponse().toString()).contains("1 FETCH", "\\Seen");
    mailbox.expunge(INBOX, 1);
    assertThat(client.imap().readIdleResponse().toString()).isEqualTo("* 1 EXPUNGE");
    client.imap().idleAbort();
    assertThat(client.imap().processIdleResponse(client.imap().readIdleResponse())).isFalse();
    assertThat(user.commands()).endsWith("IDLE", "DONE");
  }

  @Test
  void acceptsATokenWithAndWithoutInitialResponse() throws Exception {
    served.client().imap().authoauth2("leads@dealer.example", "right");
    server.misbehaviours().leaveOut("SASL-IR");
    served.client().imap().authoauth2("leads@dealer.example", "right");
    assertThat(user.commands()).containsExactly("AUTHENTICATE XOAUTH2 ***", "AUTHENTICATE XOAUTH2");
    user.changeSecret("renewed");
    assertThatThrownBy(() -> served.client().imap().authoauth2("leads@dealer.example", "right"))
        .isInstanceOf(CommandFailedException.class);
  }

  @Test
  void countsConnections() throws Exception {
    ProtocolClient first = served.opened();
    ProtocolClient second = served.opened();
    server.addUser("other@dealer.example", "right");
    served.client().imap().login("other@dealer.example", "right");
    first.imap().logout();
    second.imap().logout();
    served.opened();
    assertThat(user.logins()).isEqualTo(3);
    assertThat(user.openConnections()).isEqualTo(1);
    assertThat(user.mostConnections()).isEqualTo(2);
    assertThat(server.openConnections()).isEqualTo(2);
    assertThat(server.mostConnections()).isEqualTo(3);
    assertThat(server.accepted()).isEqualTo(4);
  }

  @Test
  void comesBackOnItsPortAfterAKill() throws Exception {
    ProtocolClient client = served.opened();
    int port = server.port();
    server.kill();
    assertThat(server.openConnections()).isZero();
    assertThatThrownBy(() -> client.imap().simpleCommand("NOOP", null))
        .isInstanceOf(ConnectionException.class);
    assertThatThrownBy(served::client).isInstanceOf(IOException.class);

    mailbox.deliver(MAIL);
    server.start();
    assertThat(server.port()).isEqualTo(port);
    assertThat(served.opened().search("UID 1:*")).containsExactly(1L);
  }

  @Test
  void isAnImapStore() throws Exception {
    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect(server.host(), server.port(), ServedMailbox.NAME, ServedMailbox.PASSWORD);
      assertThat(store.isConnected()).isTrue();
      assertThat(user.openConnections()).isEqualTo(1);
    }
    assertThat(user.commands()).endsWith("LOGOUT");
    assertThat(user.openConnections()).isZero();
  }

  @Test
  void speaksTlsFromTheFirstByte() throws Exception {
    try (HostileImapServer secure = HostileImapServer.overTls(certified()).start()) {
      ScriptedUser other = secure.addUser("other@dealer.example", "right");
      ProtocolClient client = ProtocolClient.to(secure, true, TRUSTING);
      client.imap().login("other@dealer.example", "right");
      client.imap().select(INBOX);
      client.imap().idleStart();
      other.mailbox().deliver(MAIL);
      assertThat(client.imap().readIdleResponse().toString()).isEqualTo("* 1 EXISTS");
      client.imap().disconnect();
    }
  }

  @Test
  void startsTlsIfAsked() throws Exception {
    try (HostileImapServer secure = HostileImapServer.withStartTls(certified()).start()) {
      secure.addUser("other@dealer.example", "right");
      ProtocolClient client = ProtocolClient.to(secure, false, TRUSTING);
      assertThat(client.imap().hasCapability("STARTTLS")).isTrue();
      client.imap().startTLS();
      client.imap().capability();
      assertThat(client.imap().hasCapability("STARTTLS")).isFalse();
      client.imap().login("other@dealer.example", "right");
      client.imap().disconnect();
    }
    assertThatThrownBy(() -> served.client().imap().startTLS())
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void dropsTheConnectionsOfOneUserOnly() throws Exception {
    server.addUser("other@dealer.example", "right");
    ProtocolClient other = served.client();
    other.imap().login("other@dealer.example", "right");
    ProtocolClient client = served.opened();
    server.dropConnections(user);
    assertThat(client.last("NOOP").isBYE()).isTrue();
    assertThat(other.last("NOOP").isOK()).isTrue();
  }

  @Test
  void changesNothingInAnExaminedFolder() throws Exception {
    mailbox.createFolder(PROCESSED);
    mailbox.deliver(MAIL);
    ProtocolClient client = served.signedIn();
    client.imap().examine(INBOX);
    assertThat(client.last("UID STORE 1 +FLAGS.SILENT (\\Seen)").isNO()).isTrue();
    assertThat(client.last("UID MOVE 1 \"" + PROCESSED + "\"").isNO()).isTrue();
    assertThat(client.last("EXPUNGE").isNO()).isTrue();
    assertThat(client.body(1, 4)).isEqualTo("From");
    assertThat(mailbox.mails(INBOX)).extracting(StoredMail::flags).containsExactly(Set.of());
  }

  private static SSLContext certified() throws Exception {
    char[] password = "changeit".toCharArray(); // GreenMail's own test certificate
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = HostileImapServerTest.class.getResourceAsStream("/greenmail.p12")) {
      keys.load(in, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
