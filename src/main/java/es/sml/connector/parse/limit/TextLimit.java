package es.sml.connector.parse.limit;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.setting.ByteSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limit of text in one message. A message with more text is unreadable, and one close to the
 * limit is logged as a warning.
 *
 * @param bytes of all parts of a mail, or of another message
 */
public record TextLimit(int bytes) {
  private static final Logger LOG = LoggerFactory.getLogger(TextLimit.class);

  public static TextLimit of(ParseSettings settings) {
    return new TextLimit((int) Math.min(settings.maxText().bytes(), Integer.MAX_VALUE - 8));
  }

  /**
   * Accepts a text within the limit.
   *
   * @throws UnreadableMessageException if it is longer
   */
  public void check(long length) {
    if (length > bytes) {
      throw new UnreadableMessageException(
          "the message has more text than parse.max-text, which is "
              + new ByteSize(bytes).written()
              + "; raise it in application.properties, and replay the message");
    }
  }

  /** Warns of a text close to the limit, before the first lead is lost to it. */
  public void warn(String dealer, long length) {
    if (length <= bytes && new ByteSize(bytes).isNearlyReachedBy(length)) {
      LOG.warn(
          "A message for dealer {} has {} characters of text, close to the limit parse.max-text"
              + " ({}). Longer messages become dead letters: raise the limit in"
              + " application.properties.",
          dealer,
          length,
          new ByteSize(bytes).written());
    }
  }
}
