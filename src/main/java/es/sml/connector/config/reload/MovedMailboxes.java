package es.sml.connector.config.reload;

import es.sml.connector.config.Dealers;
import es.sml.connector.inbox.Inbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The mailboxes that another dealer read before, such as those of a renamed dealer. Mails that are
 * still in them may become leads again.
 */
public final class MovedMailboxes {
  private MovedMailboxes() {}

  /** Returns the dealers that read each such mailbox before, by its name at the new dealer. */
  public static Map<String, Set<String>> between(Dealers before, Dealers after) {
    Map<String, Set<String>> readers = new HashMap<>();
    forEach(
        before,
        (id, inbox) -> readers.computeIfAbsent(place(inbox), first -> new TreeSet<>()).add(id));
    Map<String, Set<String>> moved = new TreeMap<>();
    forEach(
        after,
        (id, inbox) -> {
          Set<String> earlier = readers.getOrDefault(place(inbox), Set.of(id));
          if (!earlier.contains(id)) {
            moved.put(inbox.nameAt(id), earlier);
          }
        });
    return moved;
  }

  private static void forEach(Dealers dealers, BiConsumer<String, Inbox> action) {
    dealers
        .dealers()
        .forEach((id, dealer) -> dealer.inboxes().forEach(inbox -> action.accept(id, inbox)));
  }

  private static String place(Inbox inbox) {
    return inbox.host() + "/" + inbox.nameAt("");
  }
}
