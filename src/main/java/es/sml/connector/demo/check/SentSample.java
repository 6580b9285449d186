package es.sml.connector.demo.check;

import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ProcessedMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sent sample message with its outcomes. */
public final class SentSample {
  private final Sample sample;
  private final byte[] content;
  private final Instant sent;
  private final List<ObservedOutcome.Creation> creations = new ArrayList<>();
  private final List<ObservedOutcome.DeadLetter> deadLetters = new ArrayList<>();
  private String key;

  /**
   * @param key null while unknown: the key of a mail depends on the headers that its server adds
   */
  public SentSample(Sample sample, byte[] content, Instant sent, String key) {
    this.sample = sample;
    this.content = content;
    this.sent = sent;
    this.key = key;
  }

  public Sample sample() {
    return sample;
  }

  public Instant sent() {
    return sent;
  }

  /** Returns the key; null for a mail that is still in its inbox. */
  public String key() {
    return key;
  }

  public List<ObservedOutcome.Creation> creations() {
    return creations;
  }

  List<ObservedOutcome.DeadLetter> deadLetters() {
    return deadLetters;
  }

  public int outcomes() {
    return creations.size() + deadLetters.size();
  }

  /** Assigns the mail to this message if it fits and has no mail yet. */
  boolean claim(ProcessedMail mail) {
    if (key == null && mail.dealer().equals(sample.dealer()) && mail.carries(content)) {
      key = mail.key();
      return true;
    }
    return false;
  }

  void add(ObservedOutcome outcome) {
    if (outcome instanceof ObservedOutcome.Creation creation) {
      creations.add(creation);
    } else if (outcome instanceof ObservedOutcome.DeadLetter deadLetter) {
      deadLetters.add(deadLetter);
    }
  }
}
