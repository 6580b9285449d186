package es.sml.connector.inbox;

import es.sml.connector.lead.HeapBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Some mails of a folder that are stored side by side, and how far they are in their order. */
final class MailBatch {
  private record Entry(FoundMail mail, boolean leaves, CompletableFuture<Void> stored) {
    boolean isDone() {
      return !stored.isCompletedExceptionally();
    }
  }

  private final MailStore store;
  private final Executor executor;
  private final List<Entry> entries = new ArrayList<>();

  MailBatch(MailStore store, Executor executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Passes by a mail that is not stored, and stays where it is. */
  void pass(FoundMail mail) {
    entries.add(new Entry(mail, false, CompletableFuture.completedFuture(null)));
  }

  /**
   * Stores a mail.
   *
   * @param leaves whether it may leave the folder then
   * @param room given back once it is stored, or not
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

  /** Returns once all are stored, or are known not to be. */
  void await() {
    for (Entry entry : entries) {
      entry.stored.exceptionally(unused -> null).join();
    }
  }

  /** The last UID up to which there is nothing left to do; 0 for none. */
  long last() {
    long last = 0;
    for (Entry entry : entries) {
      if (!entry.isDone()) {
        break;
      }
      last = entry.mail.uid();
    }
    return last;
  }

  /** When those arrived that were fetched and stored. */
  List<Instant> arrivals() {
    return entries.stream()
        .filter(entry -> entry.leaves && entry.isDone())
        .map(entry -> entry.mail.arrived())
        .toList();
  }

  /** The UIDs that may leave the folder. */
  List<Long> leaving() {
    return entries.stream()
        .filter(entry -> entry.leaves && entry.isDone())
        .map(entry -> entry.mail.uid())
        .toList();
  }

  /** Fails with the first failure, if there is one. */
  void requireStored() throws NotStoredException {
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
