package es.sml.connector.ops.teach;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds dead letters of one sender, as mails that teach a template. It decides how many are
 * searched, how many are used, and how large one may be.
 */
public record SenderMails(DeadLetterQueues queues, DeadLetterIndex index) {
  /** More mails show no more of a layout. */
  static final int MOST = 20;

  /** The largest mail, in bytes: an operator waits while the mails are compared. */
  private static final int LARGEST = 256 * 1024;

  /** Older dead letters are not searched. */
  private static final int MOST_SEARCHED = 500;

  InboundMessage mail(DeadLetterRef ref) {
    if (!DeadLetterView.holdsALead(ref.stage())) {
      throw OpsException.conflict(
          "refused.no-lead-here", "the dead letter is no lead: its stage is {0}", ref.stage());
    }
    return index
        .read(ref, SenderMails::small)
        .orElseThrow(
            () ->
                OpsException.wrong(
                    "refused.large-to-teach",
                    "the message is too large to teach from it; use sml-connector learn with a"
                        + " smaller mail of this sender"));
  }

  /** Returns the last mails on the dead letter's queue that pass, newest first, without itself. */
  List<InboundMessage> others(DeadLetterRef first, Predicate<InboundMessage> wanted) {
    List<DeadLetterRef> searched =
        index.newest(first.queue(), MOST_SEARCHED).stream()
            .filter(ref -> DeadLetterView.holdsALead(ref.stage()) && !ref.id().equals(first.id()))
            .toList();
    TreeMap<DeadLetterRef, InboundMessage> found = new TreeMap<>(DeadLetterRef.OLDEST_FIRST);
    Set<String> keys = new HashSet<>();
    keys.add(first.key());
    if (!searched.isEmpty()) {
      queues.browse(
          first.queue(),
          DeadLetterSelector.ofIds(ids(searched)),
          deadLetter -> {
            small(deadLetter)
                .filter(wanted)
                .filter(mail -> mail.key() == null || keys.add(mail.key())) // it may be there twice
                .ifPresent(mail -> found.put(DeadLetterRef.of(deadLetter), mail));
            if (found.size() >= MOST) {
              found.pollFirstEntry();
            }
            return true;
          });
    }
    return new ArrayList<>(found.descendingMap().values());
  }

  private static List<String> ids(Collection<DeadLetterRef> refs) {
    return refs.stream().map(DeadLetterRef::id).toList();
  }

  private static Optional<InboundMessage> small(DeadLetter deadLetter) {
    byte[] content = deadLetter.beginning(LARGEST + 1);
    if (content.length > LARGEST) {
      return Optional.empty();
    }
    return Optional.of(
        new InboundMessage(
            deadLetter.key(),
            deadLetter.dealer(),
            InboundMessage.Channel.FILE,
            deadLetter.id(),
            "message/rfc822",
            Instant.ofEpochMilli(deadLetter.received()),
            content));
  }
}
