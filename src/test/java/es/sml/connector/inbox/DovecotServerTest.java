package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DovecotServerTest {
  private static final String USER = "norte@mail.example";
  private static final byte[] MAIL =
      "Subject: uno\r\n\r\nNombre: Ana\r\n".getBytes(StandardCharsets.UTF_8);

  private DovecotServer server;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(DovecotServer.isInstalled(), "there is no Dovecot 2.4: install dovecot-imapd");
    server = DovecotServer.open();
  }

  @AfterEach
  void close() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void letsInWithoutAndWithTls() throws Exception {
    try (Store plain = login("imap", server.port(), null);
        Store tls = login("imaps", server.tlsPort(), trusting(server.authority()))) {
      assertThat(plain.isConnected()).isTrue();
      assertThat(tls.isConnected()).isTrue();
    }
    assertThatThrownBy(
            () ->
                login("imaps", server.tlsPort(), (SSLSocketFactory) SSLSocketFactory.getDefault()))
        .as("nobody else trusts its authority")
        .isInstanceOf(MessagingException.class)
        .hasStackTraceContaining("unable to find valid certification path");
  }

  @Test
  void letsOneUserInMoreOftenThanDovecotItselfWould() throws Exception {
    List<Store> stores = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      stores.add(login("imap", server.port(), null));
    }

    assertThat(stores).allMatch(Store::isConnected);
    for (Store store : stores) {
      store.close();
    }
  }

  @Test
  void showsNewMailsAtOnceAndMovesMailsOnCommand() throws Exception {
    assertThat(server.folder(USER, "INBOX")).isEmpty();
    try (Store store = login("imap", server.port(), null)) {
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);

      server.deliver(USER, MAIL);

      assertThat(server.folder(USER, "INBOX")).hasSize(1);
      await().until(() -> inbox.getMessageCount() == 1);
      assertThat(inbox.getMessage(1).getSubject()).isEqualTo("uno");

      Folder done = store.getFolder("Vistos/Julio");
      done.create(Folder.HOLDS_MESSAGES);
      inbox.moveMessages(new Message[] {inbox.getMessage(1)}, done);

      assertThat(server.folder(USER, "INBOX")).isEmpty();
      List<Path> moved = server.folder(USER, "Vistos/Julio");
      assertThat(moved).hasSize(1);
      assertThat(moved.get(0)).hasBinaryContent(MAIL);
    }
  }

  @Test
  void countsThoseWhoWaitForMail() throws Exception {
    try (Store store = login("imaps", server.tlsPort(), trusting(server.authority()))) {
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      assertThat(server.idling()).isZero();
      Thread waiting = new Thread(() -> idle(inbox));
      waiting.start();
      await().until(() -> server.idling() == 1);

      server.deliver(USER, MAIL);

      waiting.join(20_000);
      assertThat(waiting.isAlive()).isFalse();
      assertThat(inbox.getMessageCount()).isEqualTo(1);
    }
  }

  @Test
  void isGoneWhenKilledAndComesBackWithItsMail() throws Exception {
    try (Store store = login("imap", server.port(), null)) {
      List<ProcessHandle> before = server.processes();
      assertThat(before).hasSizeGreaterThan(3);

      server.kill();

      assertThat(before).allMatch(DovecotServerTest::isGone);
      assertThat(store.isConnected()).isFalse();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
          .isInstanceOf(ConnectException.class);
    }
    server.deliver(USER, MAIL);

    server.start();

    try (Store store = login("imaps", server.tlsPort(), trusting(server.authority()))) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessageCount()).isEqualTo(1);
    }
  }

  @Test
  void leavesNothingBehindWhenClosed() throws Exception {
    Path directory = server.authority().getParent();
    List<ProcessHandle> before = server.processes();

    server.close();

    assertThat(before).allMatch(DovecotServerTest::isGone);
    assertThat(directory).doesNotExist();
  }

  /** Also before any process reads its exit status. */
  private static boolean isGone(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"))
          .contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }

  private static void idle(IMAPFolder folder) {
    try {
      folder.idle(true);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Store login(String protocol, int port, SSLSocketFactory sockets)
      throws MessagingException {
    Properties settings = new Properties();
    String prefix = "mail." + protocol + ".";
    settings.put(prefix + "timeout", "20000");
    settings.put(prefix + "connectiontimeout", "20000");
    if (sockets != null) {
      settings.put(prefix + "ssl.socketFactory", sockets);
      settings.put(prefix + "ssl.checkserveridentity", "true");
    }
    Store store = Session.getInstance(settings).getStore(protocol);
    store.connect("localhost", port, USER, DovecotServer.PASSWORD);
    return store;
  }

  private static SSLSocketFactory trusting(Path authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
