package es.sml.connector.demo.check;

import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ProcessedMail;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Matches the sent messages with their outcomes, by the messages' keys. */
public final class OutcomeMatcher {
  private final List<SentSample> sentSamples = new ArrayList<>();
  private final List<ProcessedMail> unclaimed = new ArrayList<>();
  private final List<ObservedOutcome> strays = new ArrayList<>();

  /** An outcome and its message. */
  public record Match(SentSample sentSample, ObservedOutcome outcome) {}

  public void addSent(SentSample sentSample) {
    sentSamples.add(sentSample);
  }

  public void processed(ProcessedMail mail) {
    unclaimed.add(mail);
  }

  public void addObserved(ObservedOutcome outcome) {
    strays.add(outcome);
  }

  public List<SentSample> sentSamples() {
    return sentSamples;
  }

  /** Returns the outcomes without a known message. */
  List<ObservedOutcome> strays() {
    return strays;
  }

  /** Returns and removes them. */
  public List<ObservedOutcome> removeStrays() {
    List<ObservedOutcome> removed = List.copyOf(strays);
    strays.clear();
    return removed;
  }

  /**
   * Returns the first message of this file to this dealer.
   *
   * @throws IllegalStateException if there is none
   */
  public SentSample first(String file, String dealer) {
    return sentSamples.stream()
        .filter(sentSample -> sentSample.sample().file().equals(file))
        .filter(sentSample -> sentSample.sample().dealer().equals(dealer))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no earlier message"));
  }

  /** Returns the original of a duplicate. */
  public Optional<SentSample> original(SentSample duplicate) {
    return sentSamples.stream()
        .filter(sentSample -> !sentSample.sample().isDuplicate())
        .filter(sentSample -> sentSample.key() != null && sentSample.key().equals(duplicate.key()))
        .findFirst();
  }

  /** Assigns outcomes to known messages and returns the new matches. */
  public List<Match> match() {
    // Matched in the order of sending, so the second of two equal mails is the duplicate.
    unclaimed.removeIf(mail -> sentSamples.stream().anyMatch(sentSample -> sentSample.claim(mail)));
    List<Match> matches = new ArrayList<>();
    for (Iterator<ObservedOutcome> rest = strays.iterator(); rest.hasNext(); ) {
      ObservedOutcome outcome = rest.next();
      sentSamples.stream()
          .filter(sentSample -> sentSample.key() != null && outcome.isOf(sentSample.key()))
          .findFirst()
          .ifPresent(
              sentSample -> {
                sentSample.add(outcome);
                matches.add(new Match(sentSample, outcome));
                rest.remove();
              });
    }
    return matches;
  }
}
