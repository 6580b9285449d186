package es.sml.connector.inbox.fetch;

import es.sml.connector.inbox.imap.FoundMail;
import es.sml.connector.lead.HeapBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Stores several mails of a folder in parallel. Its progress ends before the first mail that could
 * not be stored, so that this one is read again.
 */
public final class MailBatch {
  private record Entry(FoundMail mail, boolean leaves, CompletableFuture<Void> stored) {
    boolean isDone() {
      return !stored.isCompletedExceptionally();
    }
  }

  private final MailStore store;
  private final Executor executor;
  private final List<Entry> entries = new ArrayList<>();

  public MailBatch(MailStore store, Executor executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Skips a mail, which is not stored and stays in the folder. */
  public void pass(FoundMail mail) {
    entries.add(new Entry(mail, false, CompletableFuture.completedFuture(null)));
  }

  /**
   * Stores a mail.
   *
   * @param leaves true if it may leave the folder afterwards
   * @param room released after the try
   */
  void store(FoundMail found, ReceivedMail mail, boolean leaves, HeapBudget.Room room) {
    entries.add(
        new Entry(
            found,
            leaves,
            CompletableFuture.runAsync(
                () -> {
                  try (room) {
                    store.store(mail);
                  } catch (NotStoredException e) {
                    throw new CompletionException(e);
                  }
                },
                executor)));
  }

  /** Returns once every mail is stored or has failed. */
  public void await() {
    for (Entry entry : entries) {
      entry.stored.exceptionally(unused -> null).join();
    }
  }

  /** Returns the last UID of the completed mails, without a gap before it; 0 for none. */
  public long last() {
    long last = 0;
    for (Entry entry : entries) {
      if (!entry.isDone()) {
        break;
      }
      last = entry.mail.uid();
    }
    return last;
  }

  /** Returns the arrival times of the mails that were fetched and stored. */
  public List<Instant> arrivals() {
    return entries.stream()
        .filter(entry -> entry.leaves && entry.isDone())
        .map(entry -> entry.mail.arrived())
        .toList();
  }

  /** Returns the UIDs that may leave the folder. */
  public List<Long> leaving() {
    return entries.stream()
        .filter(entry -> entry.leaves && entry.isDone())
        .map(entry -> entry.mail.uid())
        .toList();
  }

  /** Throws the first failure, if there is one. */
  public void requireStored() throws NotStoredException {
    for (Entry entry : entries) {
      try {
        entry.stored.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof NotStoredException ours
            ? ours
            : new NotStoredException(e.getCause());
      }
    }
  }
}
