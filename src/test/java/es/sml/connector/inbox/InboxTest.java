package es.sml.connector.inbox;

import static es.sml.connector.inbox.ScriptedMailbox.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.inbox.health.MailboxStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The component on a correct server: its choice of mails, and their treatment. */
public class InboxTest extends WithReadInboxes {
  @Test
  void readsAndMovesAMailThatTheServerAnnounces() throws Exception {
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    mailbox.deliver(mail("two"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
    awaitFolders(0, 2);
    assertThat(mailbox.mails("Processed")).noneMatch(mail -> mail.has(StoredMail.SEEN));
    assertThat(user.logins()).isEqualTo(1);
  }

  @Test
  void ignoresOldMailsByDefault() throws Exception {
    old("past", Duration.ofDays(3));
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("new"));
    // A person moved it here: it is old, but new for the connector.
    old("an old one that came later", Duration.ofDays(9));
    assertThat(inboxes.awaitTexts(2))
        .containsExactlyInAnyOrder("new", "an old one that came later");
    awaitFolders(1, 2);
  }

  @Test
  void readsWhatCameBetweenItsStartAndItsFirstConnection() throws Exception {
    server.kill();
    inboxes.read(server, user);
    await().until(() -> inboxes.status(user).reason() != null);
    old("past", Duration.ofDays(3));
    mailbox.deliver(mail("meanwhile"));
    inboxes.restart();
    int port = server.port();
    server.start(port);
    inboxes.read(server, user);
    assertThat(inboxes.awaitTexts(1)).containsExactly("meanwhile");
  }

  @Test
  void readsAMailThatTheServerCountsBeforeItShowsIt() throws Exception {
    mailbox.nextUid(INBOX, 2);
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.restartUids(INBOX);
    mailbox.deliver(mail("counted"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("counted");
  }

  @Test
  void readsThePastSinceADateOrAll() throws Exception {
    old("long ago", Duration.ofDays(30));
    old("lately", Duration.ofDays(3));
    String date = Instant.now().minus(Duration.ofDays(10)).toString().substring(0, 10);
    inboxes.read(server, user, "initialRead=" + date);
    assertThat(inboxes.awaitTexts(1)).containsExactly("lately");
    ScriptedUser other = server.addUser("other@dealer.example", ServedMailbox.PASSWORD);
    other.mailbox().deliver(INBOX, Instant.EPOCH, bytes("from the beginning"));
    inboxes.read(server, other, "initialRead=all");
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("lately", "from the beginning");
  }

  @Test
  void readsWhatSomebodyHasReadOrDeletedFirstAndExpungesNothing() throws Exception {
    server.kill();
    inboxes.read(server, user);
    long seen = mailbox.deliver(mail("seen"));
    mailbox.flag(INBOX, seen, StoredMail.SEEN);
    long deleted = mailbox.deliver(mail("deleted"));
    mailbox.flag(INBOX, deleted, StoredMail.DELETED);
    server.start(server.port());
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("seen", "deleted");
    awaitFolders(0, 2);
    assertThat(user.commands("EXPUNGE")).isEmpty();
  }

  @Test
  void goesOnWhereItWasAfterARestart() throws Exception {
    inboxes.read(server, user, "onStored=LEAVE");
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(1);
    inboxes.restart();
    mailbox.deliver(mail("two"));
    inboxes.read(server, user, "onStored=LEAVE");
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
    assertThat(mailbox.mails(INBOX)).hasSize(2);
    assertThat(user.commands("UID MOVE")).isEmpty();
  }

  @Test
  void rereadsItsMailsIfTheServerRenumbersThem() throws Exception {
    old("past", Duration.ofDays(3));
    inboxes.read(server, user, "onStored=LEAVE");
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(1);
    mailbox.renumber(INBOX);
    mailbox.deliver(mail("two"));
    server.dropConnections(user);
    assertThat(inboxes.awaitTexts(3).subList(1, 3)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void readsWhatComesWhereTheUidsHaveGoneBack() throws Exception {
    mailbox.nextUid(INBOX, 1000);
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    awaitFolders(0, 1);
    server.kill();
    mailbox.restartUids(INBOX);
    mailbox.deliver(mail("two"));
    server.start(server.port());
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void retriesAMailThatCouldNotBeStored() throws Exception {
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    inboxes.failNext(2);
    mailbox.deliver(mail("one"));
    mailbox.deliver(mail("two"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
    awaitFolders(0, 2);
    assertThat(user.logins()).as("the mailbox is not to blame").isEqualTo(1);
  }

  @Test
  void keepsAMailThatIsNotStoredOverARestart() throws Exception {
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    inboxes.failNext(Integer.MAX_VALUE);
    mailbox.deliver(mail("one"));
    await().until(() -> inboxes.status(user).reason() != null);
    assertThat(inboxes.status(user).reason().toString())
        .contains("could not be stored", "no broker");
    inboxes.restart();
    inboxes.failNext(0);
    assertThat(mailbox.mails(INBOX)).hasSize(1);
    inboxes.read(server, user);
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
  }

  @Test
  void marksWhereItMayNotMove() throws Exception {
    inboxes.read(server, user, "onStored=MARK", "initialRead=all");
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(1);
    await().until(() -> mailbox.mails(INBOX).stream().allMatch(mail -> mail.has(StoredMail.SEEN)));
  }

  @Test
  void fetchesSmallMailsTogether() throws Exception {
    inboxes.largest(100_000);
    long first = mailbox.deliver(mail("one"));
    mailbox.deliver(mail("two"));
    long third = mailbox.deliver(mail("three"));
    long large = mailbox.deliver(mail("x".repeat(70_000)));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(4)).contains("one", "two", "three");
    assertThat(user.commands("UID FETCH"))
        .filteredOn(command -> command.contains("BODY"))
        .hasSize(2)
        .anyMatch(command -> command.startsWith("UID FETCH " + first + ":" + third + " "))
        .anyMatch(command -> command.startsWith("UID FETCH " + large + " "));
    awaitFolders(0, 4);
  }

  @Test
  void doesNotFetchWhatIsTooLarge() throws Exception {
    inboxes.largest(2_000);
    inboxes.read(server, user, "initialRead=all");
    long large = mailbox.deliver(mail("x".repeat(3_000)));
    mailbox.deliver(mail("small"));
    assertThat(inboxes.awaitTexts(2)).contains("small");
    assertThat(inboxes.faults().get(0)).contains("more than intake.max-message-size");
    assertThat(user.commands("UID FETCH " + large + " (UID BODY")).isEmpty();
    awaitFolders(0, 2);
  }

  @Test
  void isSuspendedResumedAndStoppedLikeAnyConsumer() throws Exception {
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    inboxes.context().getRouteController().suspendRoute(user.name());
    await().until(() -> user.openConnections() == 0);
    assertThat(user.commands()).endsWith("LOGOUT");
    mailbox.deliver(mail("one"));
    inboxes.context().getRouteController().resumeRoute(user.name());
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    inboxes.context().getRouteController().stopRoute(user.name());
    await().until(() -> user.openConnections() == 0);
    assertThat(inboxes.status(user).state()).isEqualTo(MailboxStatus.State.STOPPED);
  }

  @Test
  void readsAServerOfFewConnectionsInTurn() throws Exception {
    List<ScriptedUser> users = new ArrayList<>(List.of(user));
    for (int i = 0; i < 9; i++) {
      users.add(server.addUser("user" + i + "@dealer.example", ServedMailbox.PASSWORD));
    }
    for (ScriptedUser each : users) {
      inboxes.read(server, each, "maxConnections=2", "initialRead=all", "idleRefresh=500");
    }
    users.forEach(each -> each.mailbox().deliver(mail(each.name())));
    assertThat(inboxes.awaitTexts(10)).hasSize(10);
    users.get(0).mailbox().deliver(mail("again"));
    inboxes.awaitTexts(11);
    // The server may notice an end only after the next connection.
    assertThat(server.mostConnections()).isLessThanOrEqualTo(4);
  }

  private void awaitFolders(int inInbox, int processed) {
    await()
        .until(
            () ->
                mailbox.mails(INBOX).size() == inInbox
                    && mailbox.mails("Processed").size() == processed);
  }

  private void old(String text, Duration age) {
    mailbox.deliver(INBOX, Instant.now().minus(age), bytes(text));
  }

  private static byte[] bytes(String text) {
    return mail(text).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  public static String mail(String text) {
    return "From: portal@portal.example\nSubject: Lead\n\n" + text + "\n";
  }
}
