package es.sml.connector.learn;

import es.sml.connector.learn.layout.Skeleton;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.text.Letters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the sender of the mails, and whether the customer stands in From or Reply-To. It refuses
 * mails of different senders.
 */
record SenderEntries(List<MailSample> samples, int most, Predicate<String> isPerson) {
  private static final Set<String> GENERIC_NAMES =
      Set.of(
          "info",
          "avisos",
          "avis",
          "notificaciones",
          "notifications",
          "no reply",
          "noreply",
          "no-reply",
          "contacto",
          "contact",
          "leads",
          "web",
          "formulario",
          "wordpress",
          "admin");

  private static final int SHORTEST_SUBJECT = 6;
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_PROVIDER = 60;

  /**
   * Adds the entries of the sender.
   *
   * @return the sender's name or domain; empty if it is unknown
   * @throws LearnException if the mails have different senders
   */
  String addTo(TemplateDraft draft) {
    Set<String> addresses = all(sample -> Letters.lower(sample.from().address()));
    if (addresses.contains("")) {
      throw new LearnException("learn.no-sender", "a mail has no sender; leave it out");
    }
    String domain = SenderDomain.common(addresses);
    boolean visitors = domain.isEmpty() || SenderDomain.isOfAnybody(domain) || areNamed();
    if (!visitors) {
      draft.when("from", "@([a-z0-9-]+\\.)*" + Expressions.of(domain) + "\\b");
    } else if (addresses.size() == 1 && samples.size() > 1) {
      draft.when("from", Expressions.of(addresses.iterator().next()));
      visitors = false;
    } else {
      withoutDomain(draft);
    }
    customer(draft, addresses);
    return visitors ? "" : provider(domain);
  }

  /** Returns whether the addresses contain their persons' names, as "ana.ruiz@" of Ana Ruiz. */
  private boolean areNamed() {
    long named =
        samples.stream()
            .filter(sample -> isPerson.test(sample.from().name()))
            .filter(
                sample ->
                    words(sample.from().name())
                        .anyMatch(localPart(sample.from().address())::contains))
            .count();
    return all(sample -> sample.from().name()).size() == samples.size()
        && named >= Math.min(most, samples.size());
  }

  private static Stream<String> words(String name) {
    return Letters.words(Letters.plain(name)).stream()
        .filter(word -> word.length() >= SHORTEST_NAME)
        .filter(word -> word.chars().allMatch(Character::isLetter));
  }

  private static String localPart(String address) {
    return Letters.plain(address.substring(0, Math.max(address.indexOf('@'), 0)));
  }

  private void customer(TemplateDraft draft, Set<String> addresses) {
    boolean one = samples.size() == 1;
    if (!one && addresses.size() >= most) {
      draft.customerIn("from");
    }
    Set<String> replies = new HashSet<>();
    for (MailSample sample : samples) {
      String reply = Letters.lower(sample.replyTo().address());
      if (!reply.isEmpty() && !reply.equalsIgnoreCase(sample.from().address())) {
        replies.add(reply);
      }
    }
    boolean otherDomain =
        replies.stream()
            .noneMatch(reply -> addresses.stream().anyMatch(a -> SenderDomain.isSame(a, reply)));
    if (one ? !replies.isEmpty() && otherDomain : replies.size() >= 2) {
      draft.customerIn("reply-to");
    }
  }

  private void withoutDomain(TemplateDraft draft) {
    Set<String> lists = all(MailSample::listId);
    if (lists.size() == 1 && !lists.contains("")) {
      draft.when("list-id", Expressions.of(lists.iterator().next()));
      return;
    }
    String piece = samples.size() > 1 ? subject() : "";
    if (piece.length() < SHORTEST_SUBJECT) {
      throw samples.size() > 1
          ? new LearnException(
              "learn.senders",
              "the mails have different senders and subjects; choose mails of one sender")
          : new LearnException(
              "learn.one-mail",
              "one mail of a customer's own address does not show its sender; add more mails");
    }
    draft.when("subject", Expressions.of(piece));
  }

  private String subject() {
    List<String> subjects = samples.stream().map(MailSample::subject).toList();
    return Skeleton.of(subjects).pieces().stream()
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse("");
  }

  private String provider(String domain) {
    Set<String> names = all(sample -> sample.from().name());
    String name = names.iterator().next();
    boolean known =
        names.size() == 1
            && samples.size() > 1
            && name.length() <= LONGEST_PROVIDER
            && name.indexOf('@') < 0
            && name.chars().anyMatch(Character::isLetter)
            && !GENERIC_NAMES.contains(Letters.plain(name));
    return known ? name : domain;
  }

  private Set<String> all(Function<MailSample, String> part) {
    Set<String> values = new HashSet<>();
    samples.forEach(sample -> values.add(part.apply(sample)));
    return values;
  }
}
