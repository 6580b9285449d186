package es.sml.connector.parse.format;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.Decision;
import es.sml.connector.parse.decision.MailPhrases;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The phrases and lines of a message, and the decision on it, found once for all formats. */
public final class MailDecision {
  private final MailPhrases phrases;
  private final Vocabulary vocabulary;
  private final Map<Reading, MailLines> lines = new HashMap<>();
  private Decision decision;

  /** Formats that share a dictionary read the same lines. */
  private record Reading(
      MessageContent.Part part, Set<FormatTemplate.Place> where, LabelDictionary labels) {}

  public MailDecision(MessageContent mail, Vocabulary vocabulary) {
    this.phrases = new MailPhrases(mail, vocabulary.phrases());
    this.vocabulary = vocabulary;
  }

  public MessageContent mail() {
    return phrases.mail();
  }

  public MailPhrases phrases() {
    return phrases;
  }

  /** Returns the decision, made at the first call. */
  public Decision get() {
    if (decision == null) {
      decision = Decision.of(phrases, vocabulary);
    }
    return decision;
  }

  /** Returns the lines of a part, read at the first call with those places and labels. */
  public MailLines lines(
      MessageContent.Part part, Set<FormatTemplate.Place> where, LabelDictionary labels) {
    if (mail().length() > MailLines.LONGEST_TEXT) { // its lines would take too much memory
      return MailLines.of(part, mail(), where, labels);
    }
    return lines.computeIfAbsent(
        new Reading(part, where, labels),
        first -> MailLines.of(part, phrases.words().html(part), mail(), where, labels));
  }
}
