package es.sml.connector.inbox;

import es.sml.connector.inbox.MailboxException.Kind;
import es.sml.connector.lead.HeapBudget;
import java.util.function.BooleanSupplier;

/** Fetches mails, and remembers which of them broke the connections that it was asked for in. */
final class MailFetcher {
  private static final int BREAKS_OF_ONE_MAIL = 5;

  // Some servers say a little less than they send.
  private static final int LEAST = 64 << 10;

  private final MailboxSettings settings;
  private final HeapBudget budget;
  private final MailboxStatus status;
  private final BooleanSupplier stopping;
  private long breaking;
  private int breaks;

  MailFetcher(
      MailboxSettings settings, HeapBudget budget, MailboxStatus status, BooleanSupplier stopping) {
    this.settings = settings;
    this.budget = budget;
    this.status = status;
    this.stopping = stopping;
  }

  /**
   * Gives a mail to the batch: to be stored, or passed by when it is gone.
   *
   * @throws MailboxException when the connection is lost, and the mail is not known to be the cause
   */
  void fetch(ImapConnection connection, FoundMail mail, MailBatch batch)
      throws MailboxException, InterruptedException {
    if (mail.size() > settings.largest()) {
      batch.store(mail, tooLarge(mail, mail.size()), true, budget.take(0));
      return;
    }
    int expected = Math.max((int) mail.size(), LEAST);
    if (!fetch(connection, mail, Math.min(expected, settings.largest()), batch)) {
      // It is larger than the server said; so it comes again, with room for the largest.
      fetch(connection, mail, settings.largest(), batch);
    }
  }

  private boolean fetch(ImapConnection connection, FoundMail mail, int most, MailBatch batch)
      throws MailboxException {
    HeapBudget.Room room = budget.take(most);
    byte[] content = null;
    try {
      content = twice(connection, mail, most + 1);
    } catch (MailboxException e) {
      if (e.kind() == Kind.LOST && !isBreaker(mail)) {
        room.close();
        throw e;
      }
      // It stays where it is, for a person to look at; those behind it do not wait.
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
      batch.store(mail, tooLarge(mail, content.length), true, budget.take(0));
    } else if (content == null) {
      room.close();
      batch.pass(mail); // somebody has removed it meanwhile
    } else {
      status.is(MailboxStatus.State.READING);
      batch.store(mail, new ReceivedMail(mail.uid(), mail.arrived(), content, null), true, room);
    }
    return true;
  }

  private static ReceivedMail tooLarge(FoundMail mail, long size) {
    return ReceivedMail.unreadable(
        mail, "the mail has " + size + " bytes or more, more than intake.max-message-size");
  }

  private String ungiven(FoundMail mail, MailboxException why) {
    return "the mail server does not give mail "
        + mail.uid()
        + " of "
        + settings.folder()
        + ": "
        + why.getMessage();
  }

  // A refusal may be a passing one.
  private byte[] twice(ImapConnection connection, FoundMail mail, int most)
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
    breaks = breaking == mail.uid() ? breaks + 1 : 1;
    breaking = mail.uid();
    return breaks >= BREAKS_OF_ONE_MAIL && !stopping.getAsBoolean();
  }
}
