package es.sml.connector.inbox.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.inbox.InboxTest;
import es.sml.connector.inbox.ScriptedMailbox;
import es.sml.connector.inbox.StoredMail;
import es.sml.connector.inbox.WithReadInboxes;
import es.sml.connector.inbox.health.ReadInboxes;
import es.sml.connector.language.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connectors with separate ledgers on one mailbox. */
class MailClaimsTest extends WithReadInboxes {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String OWN = "$SmlConnector-11111111";
  private static final String OTHERS = "$SmlConnector-33333333";

  private ReadInboxes others;
  private int delivered;

  @BeforeEach
  void openOthers(@TempDir Path directory) {
    others = new ReadInboxes(directory);
  }

  @AfterEach
  void closeOthers() {
    others.close();
  }

  @Test
  void oneOfTwoStopsReadingAndReportsIt() throws Exception {
    inboxes.claiming("11111111-2222").read(server, user);
    others.claiming("33333333-4444").read(server, user);
    await().until(() -> user.commands("IDLE").size() >= 2);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              deliver();
              return reasons().anyMatch(reason -> reason.startsWith("another connector"));
            });
    await().atMost(PATIENCE).until(() -> mailbox.mails(ScriptedMailbox.INBOX).isEmpty());
    for (int i = 0; i < 5; i++) {
      deliver();
    }
    await().atMost(PATIENCE).until(() -> texts().size() >= delivered);
    assertThat(texts()).doesNotHaveDuplicates();
    assertThat(reasons().filter(reason -> reason.startsWith("another connector"))).hasSize(1);
  }

  @Test
  void readsOnIfTheOtherRemovesItsKeywordToo() throws Exception {
    contestOnce(true);
    deliver();
    assertThat(inboxes.awaitTexts(1)).containsExactly("mail 1");
    assertThat(inboxes.status(user).reason()).isNull();
    assertThat(user.commands("UID STORE 1 -FLAGS")).hasSize(1);
  }

  @Test
  void stopsIfTheOtherKeepsItsKeyword() throws Exception {
    contestOnce(false);
    deliver();
    await().atMost(PATIENCE).until(() -> reasons().findAny().isPresent());
    assertThat(inboxes.status(user).reason().toString()).startsWith("another connector");
    assertThat(mailbox.mails(ScriptedMailbox.INBOX))
        .singleElement()
        .satisfies(mail -> assertThat(mail.flags()).containsExactly(OTHERS));
    assertThat(inboxes.texts()).isEmpty();
  }

  @Test
  void stopsIfAnotherKeywordComesAndGoesWithoutEnd() throws Exception {
    mailbox.addListener(
        () -> {
          for (StoredMail mail : mailbox.mails(ScriptedMailbox.INBOX)) {
            if (mail.has(OWN) && !mail.has(OTHERS)) {
              mailbox.flag(ScriptedMailbox.INBOX, mail.uid(), OTHERS);
            } else if (!mail.has(OWN) && mail.has(OTHERS)) {
              mailbox.unflag(ScriptedMailbox.INBOX, mail.uid(), OTHERS);
            }
          }
        });
    inboxes.claiming("11111111-2222").read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
    deliver();
    await().atMost(PATIENCE).until(() -> reasons().findAny().isPresent());
    assertThat(inboxes.status(user).reason().toString()).startsWith("another connector");
    assertThat(inboxes.texts()).isEmpty();
  }

  @Test
  void readsAMailThatCarriesAKeywordOfLongAgo() throws Exception {
    long moved =
        mailbox.deliver(
            ScriptedMailbox.INBOX,
            Instant.now().minus(Duration.ofDays(1)),
            InboxTest.mail("moved back").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    mailbox.flag(ScriptedMailbox.INBOX, moved, "$SmlConnector-99999999");
    inboxes.claiming("11111111-2222").read(server, user, "initialRead=all");
    assertThat(inboxes.awaitTexts(1)).containsExactly("moved back");
    assertThat(inboxes.status(user).reason()).isNull();
  }

  @Test
  void marksNothingWhereAllMailsStayAsTheyAre() throws Exception {
    inboxes.claiming("11111111-2222").read(server, user, "onStored=LEAVE");
    await().until(() -> !user.commands("IDLE").isEmpty());
    deliver();
    inboxes.awaitTexts(1);
    assertThat(user.commands("UID STORE")).isEmpty();
  }

  /** Marks the first mail at the same time as the reader, and may remove the keyword again. */
  private void contestOnce(boolean removes) throws Exception {
    AtomicBoolean contested = new AtomicBoolean();
    mailbox.addListener(
        () -> {
          for (StoredMail mail : mailbox.mails(ScriptedMailbox.INBOX)) {
            if (mail.has(OWN) && contested.compareAndSet(false, true)) {
              mailbox.flag(ScriptedMailbox.INBOX, mail.uid(), OTHERS);
            } else if (!mail.has(OWN) && mail.has(OTHERS) && removes) {
              mailbox.unflag(ScriptedMailbox.INBOX, mail.uid(), OTHERS);
            }
          }
        });
    inboxes.claiming("11111111-2222").read(server, user);
    await().until(() -> !user.commands("IDLE").isEmpty());
  }

  private void deliver() throws Exception {
    mailbox.deliver(InboxTest.mail("mail " + ++delivered));
  }

  private List<String> texts() {
    List<String> all = new ArrayList<>(inboxes.texts());
    all.addAll(others.texts());
    return all;
  }

  private Stream<String> reasons() {
    return Stream.of(inboxes, others)
        .map(some -> some.status(user).reason())
        .filter(reason -> reason != null)
        .map(LocalizedText::toString);
  }
}
