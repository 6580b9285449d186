package es.sml.connector.inbox.health;

import static es.sml.connector.inbox.InboxTest.mail;
import static es.sml.connector.inbox.ScriptedMailbox.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.inbox.BodyFault;
import es.sml.connector.inbox.IdleFault;
import es.sml.connector.inbox.Reaction;
import es.sml.connector.inbox.ScriptedUser;
import es.sml.connector.inbox.ServedMailbox;
import es.sml.connector.inbox.StoredMail;
import es.sml.connector.inbox.Times;
import es.sml.connector.inbox.WithReadInboxes;
import java.time.Duration;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component on servers that break, send wrong data, hang or lack features. */
class HostileInboxTest extends WithReadInboxes {
  @Test
  void pollsAServerWithoutIdle() throws Exception {
    user.misbehaviours().leaveOut("IDLE");
    inboxes.read(server, user);
    await().until(() -> user.commands("UID SEARCH").size() > 2);
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    assertThat(user.commands("IDLE")).isEmpty();
  }

  @Test
  void copiesWhereThereIsNoMove() throws Exception {
    user.misbehaviours().leaveOut("MOVE");
    inboxes.read(server, user, "initialRead=all");
    long kept = mailbox.deliver(mail("somebody else's"));
    mailbox.flag(INBOX, kept, StoredMail.DELETED);
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(2);
    await().until(() -> mailbox.mails(INBOX).isEmpty());
    assertThat(mailbox.mails("Processed")).hasSize(2);
    assertThat(user.commands("EXPUNGE")).isEmpty();
    assertThat(user.commands("UID EXPUNGE")).isNotEmpty();
  }

  @Test
  void expungesNothingIfItCannotChooseTheMails() throws Exception {
    user.misbehaviours().leaveOut("MOVE", "UIDPLUS");
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(1);
    await()
        .until(() -> mailbox.mails(INBOX).stream().allMatch(mail -> mail.has(StoredMail.DELETED)));
    server.dropConnections(user);
    await().until(() -> user.logins() == 2);
    mailbox.deliver(mail("two"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
    await().until(() -> mailbox.mails("Processed").size() == 2);
    assertThat(user.commands("EXPUNGE")).isEmpty();
    assertThat(user.commands("UID EXPUNGE")).isEmpty();
  }

  @Test
  void movesAtTheNextConnectionWhatItCouldNotMoveInThisOne() throws Exception {
    user.misbehaviours().at("UID MOVE", Reaction.hangUp(), Times.once());
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    await().until(() -> mailbox.mails("Processed").size() == 1);
    assertThat(mailbox.mails(INBOX)).isEmpty();
    assertThat(inboxes.texts()).containsExactly("one");
  }

  @Test
  void readsAMailOnceThatACrashLeftInBothFolders() throws Exception {
    mailbox.createFolder("Processed");
    user.misbehaviours().afterCopying("UID MOVE", Reaction.hangUp(), Times.once());
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    await().until(() -> user.logins() == 2 && mailbox.mails(INBOX).isEmpty());
    assertThat(inboxes.texts()).containsExactly("one");
  }

  @Test
  void reportsThatMailsCannotBeMovedAndReadsOn() throws Exception {
    user.misbehaviours().at("UID MOVE", Reaction.no("OVERQUOTA"));
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    inboxes.awaitTexts(1);
    await().until(() -> inboxes.status(user).hindrance() != null);
    assertThat(inboxes.status(user).hindrance().toString())
        .contains("move them to Processed", "OVERQUOTA");
    mailbox.deliver(mail("two"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
    user.misbehaviours().heal();
    server.dropConnections(user);
    await().until(() -> mailbox.mails(INBOX).isEmpty());
  }

  @Test
  void movesNothingInAFolderThatTheAccountMayOnlyRead() throws Exception {
    user.misbehaviours().afterDoing("SELECT", Reaction.ok("READ-ONLY"), Times.once());
    mailbox.deliver(mail("one"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    await().until(() -> !user.commands("IDLE").isEmpty());
    assertThat(inboxes.status(user).hindrance().toString())
        .startsWith("the account may only read the folder INBOX")
        .endsWith("or set on-stored: leave");
    assertThat(user.commands("UID MOVE")).isEmpty();
    server.dropConnections(user);
    await().until(() -> mailbox.mails("Processed").size() == 1);
  }

  @Test
  void movesTheOtherMailsIfSomebodyRemovesOne() throws Exception {
    mailbox.createFolder("Processed");
    long removed = mailbox.deliver(mail("one"));
    mailbox.deliver(mail("two"));
    user.misbehaviours()
        .at("UID MOVE", Reaction.happenFirst(() -> mailbox.expunge(INBOX, removed)), Times.once())
        .at("UID MOVE", Reaction.no("EXPUNGEISSUED"), Times.once());
    inboxes.read(server, user, "initialRead=all");
    await().until(() -> mailbox.mails("Processed").size() == 1);
    assertThat(mailbox.mails(INBOX)).isEmpty();
    assertThat(inboxes.texts()).containsExactlyInAnyOrder("one", "two");
    assertThat(inboxes.status(user).hindrance()).isNull();
    assertThat(user.logins()).isEqualTo(1);
  }

  @Test
  void comesBackToAMailThatCouldNotBeMovedWhenLaterOnesCould() throws Exception {
    user.misbehaviours().at("UID MOVE", Reaction.no(), Times.first(2));
    inboxes.read(server, user, "initialRead=all");
    mailbox.createFolder("Processed");
    mailbox.deliver(mail("one"));
    await().until(() -> user.commands("UID MOVE").size() == 1);
    mailbox.deliver(mail("two"));
    inboxes.awaitTexts(2);
    mailbox.deliver(mail("three"));
    await().until(() -> mailbox.mails("Processed").size() == 1);
    server.dropConnections(user);
    await().until(() -> mailbox.mails("Processed").size() == 3);
    assertThat(inboxes.texts()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void passesByAMailThatTheServerRefuses() throws Exception {
    long bad = mailbox.deliver(mail("bad"));
    user.misbehaviours().atBodyOf(bad, Reaction.no(), Times.always());
    mailbox.deliver(mail("good"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(2)).contains("good");
    assertThat(inboxes.faults().get(0))
        .startsWith("fault: the mail server refuses to send mail " + bad + " of INBOX")
        .contains("not now");
    await().until(() -> mailbox.mails("Processed").size() == 1);
    assertThat(mailbox.mails(INBOX)).extracting(StoredMail::uid).containsExactly(bad);
  }

  @Test
  void readsTheOthersOfAGroupWithAMailThatHasNoContent() throws Exception {
    mailbox.deliver(mail("one"));
    long bad = mailbox.deliver(mail("bad"));
    user.misbehaviours().bodyOf(bad, BodyFault.missing(), Times.always());
    mailbox.deliver(mail("three"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(3)).contains("one", "three");
    assertThat(inboxes.faults().get(0)).contains("mail " + bad + " of INBOX", "no content");
    await().until(() -> mailbox.mails("Processed").size() == 2);
  }

  @Test
  void passesByAMailThatBreaksTheConnectionEachTime() throws Exception {
    long bad = mailbox.deliver(mail("bad"));
    user.misbehaviours().atBodyOf(bad, Reaction.bye(), Times.always());
    mailbox.deliver(mail("good"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(2)).contains("good");
    assertThat(inboxes.faults().get(0)).contains("mail " + bad + " of INBOX");
    // A group alone proves nothing about one of its mails.
    assertThat(user.commands("UID FETCH " + bad + " (UID BODY")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {500_000_000L, 2_147_483_647L, 4_294_967_296L})
  void makesNoRoomForABomb(long announced) throws Exception {
    long bomb = mailbox.deliver(mail("bomb"));
    user.misbehaviours().bodyOf(bomb, BodyFault.bomb(announced), Times.always());
    mailbox.deliver(mail("good"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(2)).contains("good");
    assertThat(inboxes.faults().get(0)).contains("more than the connector requested");
  }

  @Test
  void readsAMailWithAWrongSize() throws Exception {
    inboxes.largest(5_000);
    long zero = mailbox.deliver(mail("zero"));
    user.misbehaviours().sizeOf(zero, 0);
    long small = mailbox.deliver(mail("y".repeat(8_000)));
    user.misbehaviours().sizeOf(small, 10);
    mailbox.deliver(mail("good"));
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(3)).contains("zero", "good");
    assertThat(inboxes.faults()).anyMatch(fault -> fault.contains("intake.max-message-size"));
  }

  @Test
  void refetchesAMailThatIsLargerThanDeclared() throws Exception {
    inboxes.largest(25 << 20);
    String text = "y".repeat(200_000);
    long large = mailbox.deliver(mail(text));
    user.misbehaviours().sizeOf(large, 1_000);
    inboxes.read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(1)).containsExactly(text);
    assertThat(user.commands("UID FETCH"))
        .anyMatch(command -> command.contains("<0.65537>"))
        .anyMatch(command -> command.contains("<0.26214401>"));
  }

  @Test
  void endsAConnectionWithEndlessLines() throws Exception {
    user.misbehaviours()
        .at("UID SEARCH", Reaction.sendFirst("* 1 FLAGS\r\n".repeat(30_000)), Times.once());
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    assertThat(user.logins()).isEqualTo(2);
  }

  @Test
  void noticesAServerThatStopsInTheMiddleOfALine() throws Exception {
    inboxes.read(server, user, "idleRefresh=2000");
    await().until(() -> !user.commands("IDLE").isEmpty());
    user.misbehaviours().at("DONE", Reaction.halfLine(), Times.once());
    user.misbehaviours().at("UID SEARCH", Reaction.halfLine(), Times.once());
    await().until(() -> user.logins() > 1);
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
  }

  @Test
  void noticesAServerThatFallsSilent() throws Exception {
    inboxes.read(server, user, "idleRefresh=1000");
    await().until(() -> !user.commands("IDLE").isEmpty());
    user.misbehaviours().at("UID SEARCH", Reaction.silence(), Times.once());
    await().until(() -> user.logins() > 1);
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
  }

  @Test
  void isDownAsSoonAsAServerThatStandsStillHasMissedItsTime() throws Exception {
    inboxes.read(server, user, "idleRefresh=1000");
    await().until(() -> !user.commands("IDLE").isEmpty());
    assertThat(inboxes.health(user).getState()).isEqualTo(State.UP);
    assertThat(inboxes.health(user).getDetails()).containsKey("lastPoll");
    user.misbehaviours().at("DONE", Reaction.silence(), Times.always());
    user.misbehaviours().atLogin(Reaction.silence(), Times.always());
    await().until(() -> inboxes.health(user).getState() == State.DOWN);
    assertThat(inboxes.health(user).getMessage().orElse(""))
        .startsWith("not read since ")
        .contains("the connection was lost");
    user.misbehaviours().heal();
    await().atMost(Duration.ofSeconds(30)).until(() -> inboxes.health(user).getState() == State.UP);
  }

  @Test
  void isUpWhileALineThatDropsIsMadeAnew() throws Exception {
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    user.misbehaviours().atLogin(Reaction.silence(), Times.always());
    server.dropConnections(user);
    await().until(() -> inboxes.status(user).failingSince() != null);
    assertThat(inboxes.health(user).getState()).isEqualTo(State.UP);
  }

  @Test
  void findsAMailThatTheServerDidNotAnnounce() throws Exception {
    user.misbehaviours().idle(IdleFault.mute());
    inboxes.read(server, user, "idleRefresh=500");
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    assertThat(user.logins()).isEqualTo(1);
  }

  @Test
  void heedsNewsInTheAnswerToAnotherCommand() throws Exception {
    user.misbehaviours()
        .idle(IdleFault.mute())
        .at(
            "UID MOVE",
            Reaction.happenFirst(() -> mailbox.deliver(mail("in the middle of a move"))),
            Times.once());
    inboxes.read(server, user, "initialRead=all");
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "in the middle of a move");
  }

  @Test
  void readsOnThroughAFloodAndFrequentDisconnections() throws Exception {
    user.misbehaviours().idle(IdleFault.flood());
    ScriptedUser flapping = server.addUser("flapping@dealer.example", ServedMailbox.PASSWORD);
    flapping.misbehaviours().idle(IdleFault.dropsAfter(50));
    inboxes.read(server, user);
    inboxes.read(server, flapping);
    await().until(() -> flapping.logins() > 2);
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
    flapping.mailbox().deliver(mail("two"));
    assertThat(inboxes.awaitTexts(2)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void delaysNobodyForServersThatHang() throws Exception {
    for (int i = 0; i < 10; i++) {
      ScriptedUser hung = server.addUser("hung" + i + "@dealer.example", ServedMailbox.PASSWORD);
      hung.misbehaviours().atLogin(Reaction.silence(), Times.always());
      inboxes.read(server, hung, "patience=60000");
    }
    inboxes.read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    mailbox.deliver(mail("one"));
    assertThat(inboxes.awaitTexts(1)).containsExactly("one");
  }

  @Test
  void asksSeldomWhereTheLoginIsRefused() throws Exception {
    user.changeSecret("another");
    inboxes.read(server, user);
    await().until(() -> inboxes.status(user).isLasting());
    assertThat(inboxes.status(user).reason().toString())
        .contains("the server refused the login of ", "check username and password");
    assertThat(inboxes.status(user).state()).isEqualTo(MailboxStatus.State.FAILING);
    assertThat(user.commands("LOGIN")).hasSize(1);
  }

  @Test
  void soonRetriesALoginThatIsTemporarilyUnavailable() throws Exception {
    user.misbehaviours().atLogin(Reaction.no("UNAVAILABLE"), Times.first(2));
    inboxes.read(server, user);
    await().until(() -> user.logins() == 1);
    assertThat(user.commands("LOGIN")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "UID SEARCH", "UID FETCH", "UID MOVE", "CAPABILITY", "IDLE"})
  void losesNoMailWhicheverCommandTheServerDiesAt(String command) throws Exception {
    mailbox.createFolder("Processed");
    user.misbehaviours().at(command, Reaction.hangUp(), Times.nth(2));
    inboxes.read(server, user, "initialRead=all");
    for (int i = 0; i < 5; i++) {
      mailbox.deliver(mail("mail " + i));
    }
    await().until(() -> mailbox.mails("Processed").size() == 5);
    server.kill();
    mailbox.deliver(mail("mail 5"));
    server.start(server.port());
    await().until(() -> mailbox.mails("Processed").size() == 6);
    assertThat(inboxes.texts())
        .containsExactlyInAnyOrder("mail 0", "mail 1", "mail 2", "mail 3", "mail 4", "mail 5");
  }
}
