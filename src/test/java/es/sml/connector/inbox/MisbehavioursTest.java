package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.junit.jupiter.api.Test;

class MisbehavioursTest extends WithServedMailbox {
  private static final String INBOX = ScriptedMailbox.INBOX;
  private static final String PROCESSED = "Processed leads";
  private static final String MAIL =
      "From: buyer@web.example\r\nSubject: A van\r\n\r\nHow much?\r\n";

  @Test
  void givesNewUidsToAllMails() throws Exception {
    mailbox.deliver(MAIL);
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();
    long before = mailbox.uidValidity(INBOX);
    user.misbehaviours()
        .at("SELECT", Reaction.happenFirst(() -> mailbox.renumber(INBOX)), Times.once());

    assertThat(client.imap().select(INBOX).uidvalidity).isGreaterThan(before);
    assertThat(client.search("UID 1:*")).containsExactly(3L, 4L);
    mailbox.renumber(INBOX);
    assertThat(client.fetch("1:*", "(UID)")).isEmpty(); // an outdated view until the next SELECT
  }

  @Test
  void reportsChangesOnlyAfterTheIdleIfMute() throws Exception {
    user.misbehaviours().idle(IdleFault.mute()).at("DONE", Reaction.sendFirst("* OK done\r\n"));
    ProtocolClient client = served.opened();
    client.imap().idleStart();
    mailbox.deliver(MAIL);
    client.imap().idleAbort();
    assertThat(client.imap().readIdleResponse().toString()).isEqualTo("* OK done");
    assertThat(client.imap().readIdleResponse().toString()).isEqualTo("* 1 EXISTS");
    assertThat(client.imap().readIdleResponse().isOK()).isTrue();
  }

  @Test
  void reportsANewMailOnceInAnotherResponse() throws Exception {
    ProtocolClient client = served.opened();
    user.misbehaviours()
        .at("NOOP", Reaction.happenFirst(() -> mailbox.deliver(MAIL)), Times.once());
    assertThat(client.all("NOOP")[0].toString()).isEqualTo("* 1 EXISTS");
    client.imap().idleStart();
    client.imap().idleAbort();
    assertThat(client.imap().readIdleResponse().isTagged()).isTrue();
  }

  @Test
  void reportsANewMailInTwoHalves() throws Exception {
    SplitIdle split = new SplitIdle();
    user.misbehaviours().idle(split);
    try (RawClient client = RawClient.selected(server)) {
      client.send("i IDLE");
      client.readUntil("+ idling\r\n");
      mailbox.deliver(MAIL);
      assertThat(client.read(5)).isEqualTo("* 1 E");
      split.sendRest();
      assertThat(client.readUntil("\r\n")).isEqualTo("XISTS\r\n");
    }
  }

  @Test
  void floodsAnIdlingClientAndHearsItStill() throws Exception {
    user.misbehaviours().idle(IdleFault.flood());
    try (RawClient client = RawClient.selected(server)) {
      client.send("i IDLE");
      client.readUntil("* OK Still here\r\n".repeat(250));
      mailbox.deliver(MAIL);
      client.readUntil("* 1 EXISTS\r\n");
      client.send("DONE");
      client.readUntil("i OK");
    }
  }

  @Test
  void dropsAnIdlingClient() throws Exception {
    user.misbehaviours().idle(IdleFault.dropsAfter(1));
    ProtocolClient client = served.opened();
    client.imap().idleStart();
    assertThat(client.imap().readIdleResponse().isBYE()).isTrue();
    await().until(() -> server.openConnections() == 0);
  }

  @Test
  void refusesALogin() throws Exception {
    assertThatThrownBy(() -> served.client().imap().login("leads@dealer.example", "wrong"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("AUTHENTICATIONFAILED");
    user.misbehaviours().atLogin(Reaction.no("UNAVAILABLE"), Times.once());
    assertThatThrownBy(served::signedIn).hasMessageContaining("UNAVAILABLE");
    served.signedIn();
    assertThat(user.logins()).isEqualTo(1);
    assertThat(user.commands()).hasSize(3).containsOnly("LOGIN leads@dealer.example ***");
    assertThat(server.commands().toString()).doesNotContain("right", "wrong");
  }

  @Test
  void greetsAsItShouldNot() throws Exception {
    server.misbehaviours().at("GREETING", Reaction.bye(), Times.once());
    assertThatThrownBy(served::client).isInstanceOf(ProtocolException.class);
    server.misbehaviours().at("GREETING", Reaction.halfLine(), Times.once());
    try (RawClient client = RawClient.to(server)) {
      assertThat(client.readUntil("[ALE")).isEqualTo("* OK [ALE");
    }
    server.misbehaviours().at("GREETING", Reaction.endlessLine(), Times.once());
    try (RawClient client = RawClient.to(server)) {
      assertThat(client.read(100_000)).startsWith("* OK a").doesNotContain("\n");
    }
    server.preauthenticate(user);
    ProtocolClient known = served.client();
    assertThat(known.imap().isAuthenticated()).isTrue();
    known.imap().select(INBOX);
    await().until(() -> server.openConnections() == 1);
  }

  @Test
  void spoilsTheChosenCommand() throws Exception {
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();
    user.misbehaviours()
        .at("UID SEARCH", Reaction.no(), Times.nth(2))
        .at("UID SEARCH", Reaction.bad(), Times.nth(3))
        .at("UID SEARCH", Reaction.bye(), Times.from(4));
    assertThat(client.search("UID 1:*")).containsExactly(1L);
    assertThat(client.last("UID SEARCH UID 1:*").isNO()).isTrue();
    assertThat(client.last("UID SEARCH UID 1:*").isBAD()).isTrue();
    assertThat(client.last("UID SEARCH UID 1:*").isBYE()).isTrue();
    user.misbehaviours().heal();
    assertThat(served.opened().search("UID 1:*")).containsExactly(1L);
  }

  @Test
  void fallsSilentAfterHalfALine() throws Exception {
    user.misbehaviours().at("UID SEARCH", Reaction.halfLine());
    try (RawClient client = RawClient.selected(server)) {
      client.send("h UID SEARCH UID 1:*", "n NOOP");
      assertThat(client.rest()).isEqualTo("* OK [ALE");
    }
  }

  @Test
  void stopsResponding() throws Exception {
    user.misbehaviours().at("UID SEARCH", Reaction.silence());
    try (RawClient client = RawClient.selected(server)) {
      client.send("h UID SEARCH UID 1:*", "n NOOP");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void crashesInTheMiddleOfAMove() throws Exception {
    mailbox.createFolder(PROCESSED);
    mailbox.deliver(MAIL);
    user.misbehaviours().afterCopying("UID MOVE", Reaction.hangUp(), Times.once());
    assertThat(served.opened().last("UID MOVE 1 \"" + PROCESSED + "\"").isBYE()).isTrue();
    assertThat(mailbox.mails(INBOX)).hasSize(1);
    assertThat(mailbox.mails(PROCESSED)).hasSize(1);

    user.misbehaviours().afterDoing("UID MOVE", Reaction.hangUp(), Times.once());
    assertThat(served.opened().last("UID MOVE 1 \"" + PROCESSED + "\"").isBYE()).isTrue();
    assertThat(mailbox.mails(INBOX)).isEmpty();
    assertThat(mailbox.mails(PROCESSED)).hasSize(2);
  }

  @Test
  void reportsWrongSizes() throws Exception {
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();
    user.misbehaviours().sizeOf(1, 0);
    assertThat(client.fetch("1", "(UID RFC822.SIZE)").get(0).getItem(RFC822SIZE.class).size)
        .isZero();
    user.misbehaviours().bodyOf(1, BodyFault.shorter(2), Times.once());
    assertThat(client.body(1, 1000)).isEqualTo(MAIL.substring(0, MAIL.length() - 2));
    user.misbehaviours().bodyOf(1, BodyFault.longer(3), Times.once());
    assertThat(client.body(1, 4)).isEqualTo(MAIL + "zzz");
    assertThat(client.body(1, 4)).isEqualTo("From");
  }

  @Test
  void leavesABodyOut() throws Exception {
    mailbox.deliver(MAIL);
    mailbox.deliver(MAIL);
    ProtocolClient client = served.opened();
    user.misbehaviours()
        .bodyOf(1, BodyFault.missing(), Times.once())
        .bodyOf(2, BodyFault.nil(), Times.once());
    assertThat(client.peek(1, 10).getItem(BODY.class)).isNull();
    assertThat(client.peek(2, 10).getItem(BODY.class).getByteArray()).isNull();
    user.misbehaviours().atBodyOf(1, Reaction.bye(), Times.always());
    assertThat(client.fetch("1", "(UID RFC822.SIZE)")).hasSize(1);
    assertThat(client.body(2, 4)).isEqualTo("From");
    assertThat(client.last("UID FETCH 1 (UID BODY.PEEK[]<0.9>)").isBYE()).isTrue();
  }

  @Test
  void announcesABombAndStreamsUntilTheClientIsGone() throws Exception {
    mailbox.deliver(MAIL);
    user.misbehaviours().bodyOf(1, BodyFault.bomb(4_294_967_296L), Times.always());
    try (RawClient client = RawClient.selected(server)) {
      client.send("f UID FETCH 1 (UID BODY.PEEK[]<0.1000>)");
      client.readUntil("* 1 FETCH (UID 1 BODY[]<0> {4294967296}\r\n");
      assertThat(client.read(1_000_000)).matches("b+");
      assertThat(server.openConnections()).isEqualTo(1);
    }
    await().until(() -> server.openConnections() == 0);
  }

  @Test
  void stallsInTheMiddleOfALiteral() throws Exception {
    mailbox.deliver(MAIL);
    user.misbehaviours().bodyOf(1, BodyFault.stalls(6), Times.once());
    try (RawClient client = RawClient.selected(server)) {
      client.send("f UID FETCH 1 (UID BODY.PEEK[]<0.9>)", "n NOOP");
      assertThat(client.rest()).isEqualTo("* 1 FETCH (UID 1 BODY[]<0> {9}\r\nFrom: ");
    }
  }

  @Test
  void sendsAnUnrequestedResponse() throws Exception {
    user.misbehaviours().at("NOOP", Reaction.sendFirst("* 99 EXISTS\r\n"));
    ProtocolClient client = served.opened();
    assertThat(client.all("NOOP")).extracting(Response::toString).startsWith("* 99 EXISTS");
  }

  @Test
  void letsTheUsersRulesGoBeforeThoseOfAll() throws Exception {
    server.misbehaviours().at("NOOP", Reaction.bad());
    assertThat(served.opened().last("NOOP").isBAD()).isTrue();
    user.misbehaviours().at("NOOP", Reaction.no("UNAVAILABLE"));
    assertThat(served.opened().last("NOOP").isNO()).isTrue();
  }
}
