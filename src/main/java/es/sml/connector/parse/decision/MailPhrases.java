package es.sml.connector.parse.decision;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.phrase.FoundPhrase;
import es.sml.connector.parse.phrase.Phrases;
import es.sml.connector.parse.text.Words;
import java.util.List;

/** The phrases of the vocabulary in a mail, each place searched at most once. */
public final class MailPhrases {
  private final MailWords words;
  private final Phrases phrases;
  private List<FoundPhrase> subject;
  private List<FoundPhrase> own;
  private List<FoundPhrase> older;
  private List<FoundPhrase> sender;

  public MailPhrases(MessageContent mail, Phrases phrases) {
    this.words = new MailWords(mail);
    this.phrases = phrases;
  }

  public MessageContent mail() {
    return words.message();
  }

  public MailWords words() {
    return words;
  }

  List<FoundPhrase> subject() {
    if (subject == null) {
      subject = phrases.in(words.subjectWords());
    }
    return subject;
  }

  /** Returns the phrases in the text above older mails. */
  public List<FoundPhrase> own() {
    if (own == null) {
      own = phrases.in(words.own());
    }
    return own;
  }

  /** Returns the phrases in the sender's name and address. */
  List<FoundPhrase> sender() {
    if (sender == null) {
      sender = mail().from() == null ? List.of() : phrases.in(Words.of(mail().from()));
    }
    return sender;
  }

  /** Returns the phrases in another text, such as one field of the mail. */
  List<FoundPhrase> in(String text) {
    return phrases.in(Words.of(text));
  }

  public boolean inSubject(String group) {
    return isIn(subject(), group);
  }

  boolean inOwn(String group) {
    return isIn(own(), group);
  }

  /** Returns whether the group has a phrase in the text, also in a mail that it quotes. */
  boolean anywhere(String group) {
    if (inOwn(group)) {
      return true;
    }
    if (older == null) {
      older = phrases.in(words.older());
    }
    return isIn(older, group);
  }

  /** Returns the number of different phrases of the group in the mail's own text. */
  int count(String group) {
    return (int) own().stream().filter(found -> found.group().equals(group)).distinct().count();
  }

  private static boolean isIn(List<FoundPhrase> found, String group) {
    return found.stream().anyMatch(phrase -> phrase.group().equals(group));
  }
}
