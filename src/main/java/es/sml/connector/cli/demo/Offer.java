package es.sml.connector.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sent sample message with its outcomes. */
final class Offer {
  private final Sample sample;
  private final byte[] content;
  private final Instant sent;
  private final List<Sighting.Creation> creations = new ArrayList<>();
  private final List<Sighting.DeadLetter> deadLetters = new ArrayList<>();
  private String key;

  /**
   * @param key null while unknown: the key of a mail depends on the headers that its server adds
   */
  Offer(Sample sample, byte[] content, Instant sent, String key) {
    this.sample = sample;
    this.content = content;
    this.sent = sent;
    this.key = key;
  }

  Sample sample() {
    return sample;
  }

  Instant sent() {
    return sent;
  }

  /** Returns the key; null for a mail that is still in its inbox. */
  String key() {
    return key;
  }

  List<Sighting.Creation> creations() {
    return creations;
  }

  List<Sighting.DeadLetter> deadLetters() {
    return deadLetters;
  }

  int sightings() {
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

  void add(Sighting sighting) {
    if (sighting instanceof Sighting.Creation creation) {
      creations.add(creation);
    } else if (sighting instanceof Sighting.DeadLetter letter) {
      deadLetters.add(letter);
    }
  }
}
