package es.sml.connector.lead;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Computes the key of a message, which recognises a second copy, and the reference: the tag of its
 * lead in SML. It decides when two mails are the same.
 */
public final class MessageKey {
  private static final int REFERENCE_DIGITS = 24;
  private static final Pattern REFERENCE =
      Pattern.compile("ref:[0-9a-f]{" + REFERENCE_DIGITS + "}(-[0-9]+)*");

  private static final Pattern LIKE_REFERENCE =
      Pattern.compile("(?i)ref:[0-9a-f]{" + REFERENCE_DIGITS + "}");
  // SML's search may ignore case, and characters that it cannot store are left out on the way.
  private static final Pattern IGNORED = Pattern.compile("[^A-Za-z0-9:]");

  private MessageKey() {}

  /**
   * Returns a SHA-256, in hex, of the dealer, the source's own id and the content. A sender may
   * reuse an id, so the id alone would drop distinct leads. The same enquiry may go to two dealers,
   * so the content alone would drop one.
   *
   * @param sourceId the mail's Message-ID or a similar id; null if the source has none
   */
  public static String of(String dealer, String sourceId, byte[] content) {
    MessageDigest digest = sha256();
    update(digest, dealer.getBytes(StandardCharsets.UTF_8));
    update(digest, (sourceId == null ? "" : sourceId.strip()).getBytes(StandardCharsets.UTF_8));
    update(digest, content);
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns the key of a mail from its body, because each server on the way adds header lines. A
   * mail that is delivered twice is one enquiry. A mail without an id uses all its bytes.
   *
   * @param messageId null if the mail has none
   */
  public static String ofMail(String dealer, String messageId, byte[] mail) {
    return of(dealer, messageId, messageId == null ? mail : body(mail));
  }

  /** Returns the key of the n-th lead, from 1, of a message with several leads. */
  public static String part(String key, int n) {
    return key + "/" + n;
  }

  public static boolean isPart(String key) {
    return key.indexOf('/') >= 0;
  }

  /** Returns the tag of a lead in SML. The connector finds the lead by it. */
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

  /** Returns whether a tag is an unchanged reference of any lead. */
  public static boolean isReference(String tag) {
    return tag != null && REFERENCE.matches(tag);
  }

  /** Returns whether SML could find a tag of somebody else as a reference. */
  public static boolean isLikeReference(String tag) {
    if (tag == null) {
      return false;
    }
    String plain = Normalizer.normalize(tag, Normalizer.Form.NFKC);
    return LIKE_REFERENCE.matcher(IGNORED.matcher(plain).replaceAll("")).find();
  }

  // Returns the bytes after the first empty line, or all bytes if there is none.
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

  // The length comes first, so that two different triples never give the same bytes.
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
