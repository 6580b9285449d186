package es.sml.connector.demo.check;

import es.sml.connector.demo.outcome.ObservedOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the outcome of each sample with its expected outcome. */
public final class OutcomeComparison {
  private final OutcomeMatcher matcher;
  private final long refusals;

  /**
   * @param refusals the number of leads that the sandbox rejected
   */
  public OutcomeComparison(OutcomeMatcher matcher, long refusals) {
    this.matcher = matcher;
    this.refusals = refusals;
  }

  /** Counts the messages that met this expectation. */
  public long met(Expectation expectation) {
    return matcher.sentSamples().stream()
        .filter(sentSample -> sentSample.sample().expectation() == expectation)
        .filter(sentSample -> fault(sentSample).isEmpty())
        .count();
  }

  /** Counts the leads of the messages whose leads are all in SML, once each. */
  public int leadsAsExpected() {
    return matcher.sentSamples().stream()
        .filter(sentSample -> sentSample.sample().expectation() == Expectation.CREATED)
        .filter(sentSample -> fault(sentSample).isEmpty())
        .mapToInt(sentSample -> sentSample.creations().size())
        .sum();
  }

  /** Returns a sentence for each unexpected outcome and for each foreign lead or dead letter. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    matcher.sentSamples().forEach(sentSample -> fault(sentSample).ifPresent(faults::add));
    long refused =
        matcher.sentSamples().stream()
            .flatMap(sentSample -> sentSample.deadLetters().stream())
            .filter(ObservedOutcome.DeadLetter::isRefusalBySml)
            .count();
    if (refused != refusals) {
      faults.add(
          "the sandbox rejected leads: "
              + refusals
              + ", dead letters of rejected leads: "
              + refused);
    }
    for (ObservedOutcome stray : matcher.strays()) {
      if (stray instanceof ObservedOutcome.Creation creation) {
        faults.add("SML lead " + creation.lead() + " does not belong to a message of the demo");
      } else if (stray instanceof ObservedOutcome.DeadLetter deadLetter) {
        faults.add(
            "a dead letter does not belong to a message of the demo: " + deadLetter.reason());
      }
    }
    return faults;
  }

  private Optional<String> fault(SentSample sentSample) {
    Sample sample = sentSample.sample();
    String found =
        sentSample.key() == null ? "the mail is still in the inbox or lost" : found(sentSample);
    return isAsExpected(sentSample)
        ? Optional.empty()
        : Optional.of(
            "%s, %s (%s): expected %s%s; found %s"
                .formatted(
                    sample.file(),
                    sample.dealer(),
                    sample.title(),
                    sample.expectation(),
                    sample.leads() > 0 ? ", leads: " + sample.leads() : "",
                    found));
  }

  private boolean isAsExpected(SentSample sentSample) {
    boolean nothing = sentSample.outcomes() == 0;
    return switch (sentSample.sample().expectation()) {
      case CREATED ->
          sentSample.deadLetters().isEmpty()
              && sentSample.creations().size() == sentSample.sample().leads()
              && sentSample.creations().stream()
                      .map(ObservedOutcome.Creation::references)
                      .distinct()
                      .count()
                  == sentSample.sample().leads();
      case REJECTED -> isOneDeadLetter(sentSample, true);
      case UNREADABLE -> isOneDeadLetter(sentSample, false);
      case NOT_A_LEAD -> sentSample.key() != null && nothing;
      case DUPLICATE -> matcher.original(sentSample).isPresent() && nothing;
    };
  }

  private static boolean isOneDeadLetter(SentSample sentSample, boolean refusedBySml) {
    return sentSample.creations().isEmpty()
        && sentSample.deadLetters().size() == 1
        && sentSample.deadLetters().get(0).isRefusalBySml() == refusedBySml;
  }

  private static String found(SentSample sentSample) {
    List<String> found = new ArrayList<>();
    sentSample.creations().forEach(creation -> found.add("SML lead " + creation.lead()));
    sentSample
        .deadLetters()
        .forEach(
            deadLetter ->
                found.add("a message on " + deadLetter.queue() + " (" + deadLetter.reason() + ")"));
    return found.isEmpty() ? "neither a lead in SML nor a dead letter" : String.join(", ", found);
  }
}
