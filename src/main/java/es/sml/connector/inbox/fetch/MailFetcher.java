package es.sml.connector.inbox.fetch;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.imap.FoundMail;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.lead.HeapBudget;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fetches mails. It decides about a mail that is too large, that the server refuses, or that breaks
 * the connection repeatedly.
 */
public final class MailFetcher {
  private static final int BREAKS_OF_ONE_MAIL = 5;

  // Some servers report slightly less than they send.
  private static final int LEAST = 64 << 10;

  // Small mails come several with one command, or each would wait for a round trip.
  private static final int MOST_IN_GROUP = 25;
  private static final int ROOM_OF_GROUP = 128 << 10;

  private final MailboxSettings settings;
  private final HeapBudget budget;
  private final MailboxStatus status;
  private final BooleanSupplier stopping;
  private long breaking;
  private int breaks;
  private Set<Long> inLostGroup = Set.of();

  public MailFetcher(
      MailboxSettings settings, HeapBudget budget, MailboxStatus status, BooleanSupplier stopping) {
    this.settings = settings;
    this.budget = budget;
    this.status = status;
    this.stopping = stopping;
  }

  /**
   * Adds mails to the batch, in their order: to be stored, or skipped if they are gone or not ours.
   *
   * @throws MailboxException if the connection is lost and a mail is not the proven cause
   */
  public void fetch(
      ImapConnection connection,
      List<FoundMail> mails,
      Predicate<FoundMail> isOurs,
      MailBatch batch)
      throws MailboxException {
    for (int next = 0; next < mails.size() && !stopping.getAsBoolean(); ) {
      List<FoundMail> group = group(mails, next, isOurs);
      if (group.size() > 1) {
        fetchGroup(connection, group, batch);
      } else if (isOurs.test(mails.get(next))) {
        fetch(connection, mails.get(next), batch);
      } else {
        batch.pass(mails.get(next));
      }
      next += Math.max(1, group.size());
    }
  }

  private List<FoundMail> group(List<FoundMail> mails, int first, Predicate<FoundMail> isOurs) {
    int end = first;
    long size = 0;
    while (inLostGroup.isEmpty() && end < mails.size() && end - first < MOST_IN_GROUP) {
      FoundMail mail = mails.get(end);
      size += mail.size();
      if (!isOurs.test(mail) || mail.size() > settings.largest() || size > ROOM_OF_GROUP / 2) {
        break;
      }
      end++;
    }
    return mails.subList(first, end);
  }

  private void fetchGroup(ImapConnection connection, List<FoundMail> group, MailBatch batch)
      throws MailboxException {
    int most = Math.min(LEAST, settings.largest());
    HeapBudget.Room room = budget.reserve(ROOM_OF_GROUP);
    Map<Long, byte[]> contents = contents(connection, group, most, room);
    Iterator<HeapBudget.Room> rooms = room.split(group.size()).iterator();
    boolean complete = true;
    for (FoundMail mail : group) {
      byte[] content = contents.get(mail.uid());
      complete = complete && content != null && content.length <= most;
      if (complete) {
        status.is(MailboxStatus.State.READING);
        batch.store(
            mail, new ReceivedMail(mail.uid(), mail.arrived(), content, null), true, rooms.next());
      } else {
        // Who waits for room must hold none, or all could wait for each other.
        rooms.forEachRemaining(HeapBudget.Room::close);
        if (stopping.getAsBoolean()) {
          return;
        }
        fetch(connection, mail, batch);
      }
    }
  }

  // Only a mail that is fetched alone is a proven cause of a lost connection.
  private Map<Long, byte[]> contents(
      ImapConnection connection, List<FoundMail> group, int most, HeapBudget.Room room)
      throws MailboxException {
    try {
      return connection.fetch(
          group.stream().mapToLong(FoundMail::uid).toArray(), most + 1, ROOM_OF_GROUP);
    } catch (MailboxException e) {
      if (e.kind() == Kind.DENIED) {
        return Map.of(); // perhaps only one of them
      }
      inLostGroup = group.stream().map(FoundMail::uid).collect(Collectors.toSet());
      room.close();
      throw e;
    }
  }

  /**
   * Adds a mail to the batch: to be stored, or skipped if it is gone.
   *
   * @throws MailboxException if the connection is lost and the mail is not the proven cause
   */
  private void fetch(ImapConnection connection, FoundMail mail, MailBatch batch)
      throws MailboxException {
    if (mail.size() > settings.largest()) {
      batch.store(mail, tooLarge(mail, mail.size()), true, budget.reserve(0));
      return;
    }
    int expected = Math.max((int) mail.size(), LEAST);
    if (!fetch(connection, mail, Math.min(expected, settings.largest()), batch)) {
      // It is larger than the server reported, so it is fetched again with the largest limit.
      fetch(connection, mail, settings.largest(), batch);
    }
  }

  private boolean fetch(ImapConnection connection, FoundMail mail, int most, MailBatch batch)
      throws MailboxException {
    HeapBudget.Room room = budget.reserve(most);
    byte[] content = null;
    try {
      content = fetchWithRetry(connection, mail, most + 1);
    } catch (MailboxException e) {
      if (e.kind() == Kind.LOST && !isBreaker(mail)) {
        room.close();
        throw e;
      }
      // It stays in the folder for a person. The mails behind it do not wait.
      batch.store(mail, ReceivedMail.unreadable(mail, ungiven(mail, e)), false, room);
      if (e.kind() == Kind.LOST) {
        throw e;
      }
      return true;
    }
    if (content != null && content.length > most) {
      room.close();
      if (most < settings.largest()) {
        return false;
      }
      batch.store(mail, tooLarge(mail, content.length), true, budget.reserve(0));
    } else if (content == null) {
      room.close();
      batch.pass(mail); // another client has removed it
    } else {
      status.is(MailboxStatus.State.READING);
      batch.store(mail, new ReceivedMail(mail.uid(), mail.arrived(), content, null), true, room);
    }
    return true;
  }

  private static ReceivedMail tooLarge(FoundMail mail, long size) {
    return ReceivedMail.unreadable(
        mail,
        "the mail has at least "
            + size
            + " bytes, more than intake.max-message-size; it is in the mailbox, or in its processed-folder");
  }

  private String ungiven(FoundMail mail, MailboxException why) {
    return "the mail server refuses to send mail "
        + mail.uid()
        + " of "
        + settings.folder()
        + ": "
        + why.getMessage();
  }

  // A refusal may be temporary.
  private byte[] fetchWithRetry(ImapConnection connection, FoundMail mail, int most)
      throws MailboxException {
    try {
      return connection.fetch(mail.uid(), most);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      return connection.fetch(mail.uid(), most);
    }
  }

  private boolean isBreaker(FoundMail mail) {
    // A lost group counts for each of its mails, so that the mails behind do not wait longer.
    breaks = (breaking == mail.uid() ? breaks : inLostGroup.contains(mail.uid()) ? 1 : 0) + 1;
    breaking = mail.uid();
    return breaks >= BREAKS_OF_ONE_MAIL && !stopping.getAsBoolean();
  }
}
