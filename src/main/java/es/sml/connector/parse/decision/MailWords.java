package es.sml.connector.parse.decision;

import com.google.re2j.Pattern;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mail.OlderMails;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;

/**
 * The words of a message for comparison with phrases: its subject, its own text, and the older
 * mails below it. Only the beginning counts, and it is prepared at its first use.
 */
public final class MailWords {
  private static final int LONGEST = 8_000;

  /** The limit of all parts together. Usually a mail has its text twice. */
  private static final int LONGEST_OF_ALL = 3 * LONGEST;

  /** A header's line has 998 characters at most (RFC 5322, 2.1.1); folded ones may be longer. */
  private static final int LONGEST_SUBJECT = 1_000;

  /** A plain text of that length is not only a hint at the HTML beside it. */
  private static final int ENOUGH_PLAIN_TEXT = 200;

  private static final Pattern BEFORE_SUBJECT =
      Pattern.compile(
          "(?i)^\\s*(?:(?:(?:re|rv|fw|fwd|aw|tr|sv|wg|antw|rif|res)\\s*:|\\[[^\\]]{1,20}\\]|\\*{2,}[^*]{1,20}\\*{2,})\\s*)+");
  private static final Pattern FORWARD =
      Pattern.compile("(?i)^\\s*(?:fwd?|rv|reenv|wg|tr|enc|i|doorst)\\s*:");

  private final MessageContent message;
  private final Map<MessageContent.Part, Document> html = new HashMap<>();
  private final String subject;
  private String text;
  private int ownLength;
  private Words subjectWords;
  private Words own;
  private Words older;

  MailWords(MessageContent message) {
    this.message = message;
    this.subject =
        message.subject() == null ? "" : Letters.start(message.subject(), LONGEST_SUBJECT);
  }

  MessageContent message() {
    return message;
  }

  /** Returns the subject as written; empty if there is none. */
  String subject() {
    return subject;
  }

  /** Returns the words of the subject without "Re:", "Fwd:" and marks of mail servers. */
  Words subjectWords() {
    if (subjectWords == null) {
      boolean marked =
          subject.indexOf(':') >= 0 || subject.indexOf('[') >= 0 || subject.indexOf('*') >= 0;
      subjectWords = Words.of(marked ? BEFORE_SUBJECT.matcher(subject).replaceFirst("") : subject);
    }
    return subjectWords;
  }

  boolean isForward() {
    return subject.indexOf(':') > 0 && FORWARD.matcher(subject).find();
  }

  /** Returns the visible text of the message, without its attachments. */
  public String text() {
    if (text == null) {
      StringBuilder mine = new StringBuilder();
      StringBuilder others = new StringBuilder();
      for (MessageContent.Part part : message.parts()) {
        boolean shown = !part.attachment() && part.contentType().startsWith("text/");
        boolean alternative = part.isHtml() && mine.length() + others.length() > ENOUGH_PLAIN_TEXT;
        if (shown && !alternative && mine.length() + others.length() < LONGEST_OF_ALL) {
          String whole = part.isHtml() ? shown(part) : part.text();
          OlderMails.split(Letters.start(whole, LONGEST), mine, others);
        }
      }
      ownLength = isForward() || mine.toString().isBlank() ? mine.length() + others.length() : 0;
      ownLength = Math.max(ownLength, mine.length());
      text = mine.append(others).toString();
    }
    return text;
  }

  private String shown(MessageContent.Part part) {
    Document document = PlainText.document(part.text());
    if (part.text().length() <= MailLines.LONGEST_TEXT) {
      html.put(part, document);
    }
    return PlainText.of(document);
  }

  /** Returns the HTML of a part for a reader that changes it; null if the part has none. */
  public Document html(MessageContent.Part part) {
    Document document = html.remove(part);
    return document == null ? PlainText.in(part) : document;
  }

  /** Returns the text that the sender wrote or forwards. */
  String ownText() {
    String all = text();
    return all.substring(0, ownLength);
  }

  /** Returns the words of the text that the sender wrote or forwards. */
  Words own() {
    if (own == null) {
      own = Words.of(ownText());
    }
    return own;
  }

  /** Returns the words of the older mails below. */
  Words older() {
    if (older == null) {
      String all = text();
      older = Words.of(all.substring(ownLength));
    }
    return older;
  }
}
