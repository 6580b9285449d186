package es.sml.connector.inbox;

import es.sml.connector.inbox.MailboxException.Kind;
import java.util.function.BooleanSupplier;

/** Fetches mails, and remembers which of them broke the connections that it was asked for in. */
final class MailFetcher {
  private static final int BREAKS_OF_ONE_MAIL = 5;

  private final MailboxSettings settings;
  private final FetchBudget budget;
  private final MailboxStatus status;
  private final BooleanSupplier stopping;
  private long breaking;
  private int breaks;

  MailFetcher(
      MailboxSettings settings,
      FetchBudget budget,
      MailboxStatus status,
      BooleanSupplier stopping) {
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
    FetchBudget.Room room = budget.take(Math.min(mail.size(), settings.largest()));
    if (mail.size() > settings.largest()) {
      String fault = "the mail has " + mail.size() + " bytes, more than intake.max-message-size";
      batch.store(mail, ReceivedMail.unreadable(mail, fault), true, room);
      return;
    }
    byte[] content = null;
    try {
      content = twice(connection, mail);
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
      return;
    }
    if (content == null) {
      room.close();
      batch.pass(mail); // somebody has removed it meanwhile
    } else {
      status.is(MailboxStatus.State.READING);
      batch.store(mail, new ReceivedMail(mail.uid(), mail.arrived(), content, null), true, room);
    }
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
  private byte[] twice(ImapConnection connection, FoundMail mail) throws MailboxException {
    try {
      return connection.fetch(mail.uid(), settings.largest() + 1);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      return connection.fetch(mail.uid(), settings.largest() + 1);
    }
  }

  private boolean isBreaker(FoundMail mail) {
    breaks = breaking == mail.uid() ? breaks + 1 : 1;
    breaking = mail.uid();
    return breaks >= BREAKS_OF_ONE_MAIL && !stopping.getAsBoolean();
  }
}
