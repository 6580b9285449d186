package es.sml.connector.parse;

/** The phrases of a message and the decision on it, found once for all formats. */
final class MailDecision {
  private final MailPhrases phrases;
  private final Vocabulary vocabulary;
  private Decision decision;

  MailDecision(MessageContent mail, Vocabulary vocabulary) {
    this.phrases = new MailPhrases(mail, vocabulary.phrases());
    this.vocabulary = vocabulary;
  }

  MessageContent mail() {
    return phrases.mail();
  }

  MailPhrases phrases() {
    return phrases;
  }

  /** Returns the decision, made at the first call. */
  Decision get() {
    if (decision == null) {
      decision = Decision.of(phrases, vocabulary);
    }
    return decision;
  }
}
