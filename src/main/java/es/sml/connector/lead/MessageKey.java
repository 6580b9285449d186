package es.sml.connector.lead;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The name of a message that is the same however often it is read, and of the leads in it. */
public final class MessageKey {
  private static final int REFERENCE_DIGITS = 24;
  private static final Pattern REFERENCE =
      Pattern.compile("ref:[0-9a-f]{" + REFERENCE_DIGITS + "}(-[0-9]+)*");

  private MessageKey() {}

  /**
   * SHA-256, in hex, over the dealer, the source's own id of the message and its content. All
   * three: an id alone drops distinct leads of a sender that reuses ids, content alone drops the
   * same enquiry made at two dealers.
   *
   * @param sourceId the mail's Message-ID or the like; null where the source gives none
   */
  public static String of(String dealer, String sourceId, byte[] content) {
    MessageDigest digest = sha256();
    update(digest, dealer.getBytes(StandardCharsets.UTF_8));
    update(digest, (sourceId == null ? "" : sourceId.strip()).getBytes(StandardCharsets.UTF_8));
    update(digest, content);
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Key of a mail: of its body, since each server that passes it on adds lines to its head, and a
   * mail that is delivered twice is one enquiry. A mail without an id of its own goes by all its
   * bytes.
   *
   * @param messageId null where the mail has none
   */
  public static String ofMail(String dealer, String messageId, byte[] mail) {
    return of(dealer, messageId, messageId == null ? mail : body(mail));
  }

  /** Key of the n-th lead, from 1, of a message that holds several. */
  public static String part(String key, int n) {
    return key + "/" + n;
  }

  /** The tag that a lead carries into SML, by which it is found again there. */
  public static String reference(String key) {
    int slash = key.indexOf('/');
    String digits = key.substring(0, Math.min(REFERENCE_DIGITS, slash < 0 ? key.length() : slash));
    return "ref:" + digits + (slash < 0 ? "" : "-" + key.substring(slash + 1));
  }

  /** The digits of a reference. The lead's key begins with them. */
  public static String digits(String reference) {
    int from = reference.indexOf(':') + 1;
    return reference.substring(from, from + REFERENCE_DIGITS);
  }

  /** Whether a tag is a reference, of whichever lead, as it was sent. */
  public static boolean isReference(String tag) {
    return tag != null && REFERENCE.matches(tag);
  }

  // What follows the first empty line; all of it where there is none.
  private static byte[] body(byte[] mail) {
    for (int i = 0; i < mail.length - 1; i++) {
      if (mail[i] == '\n') {
        int next = mail[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < mail.length && mail[next] == '\n') {
          return Arrays.copyOfRange(mail, next + 1, mail.length);
        }
      }
    }
    return mail;
  }

  // The length first, so that no two different triples give the same bytes.
  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
