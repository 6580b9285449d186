package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.setting.ByteSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much text of one message is read.
 *
 * @param bytes of all parts of a mail, or of another message
 */
record TextLimit(int bytes) {
  private static final Logger LOG = LoggerFactory.getLogger(TextLimit.class);

  static TextLimit of(ParseSettings settings) {
    return new TextLimit((int) Math.min(settings.maxText().bytes(), Integer.MAX_VALUE - 8));
  }

  /**
   * Lets a text through that is not longer.
   *
   * @throws UnreadableMessageException if it is
   */
  void check(long length) {
    if (length > bytes) {
      throw new UnreadableMessageException(
          "it has more text than the "
              + new ByteSize(bytes).written()
              + " of parse.max-text in application.properties");
    }
  }

  /** Says so of a text that is nearly too long, before the first one that is becomes no lead. */
  void warn(String dealer, long length) {
    if (length <= bytes && new ByteSize(bytes).isNearlyReachedBy(length)) {
      LOG.warn(
          "A message to {} has {} characters of text. One with more than parse.max-text, which is"
              + " {}, becomes a dead letter: raise it in application.properties.",
          dealer,
          length,
          new ByteSize(bytes).written());
    }
  }
}
