package es.sml.connector.lead;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The subject and the sender's domain of a mail, which show an operator what it is about.
 *
 * @param subject null if there is none
 * @param domain of the sender's address; null if there is none
 */
public record MailHeader(String subject, String domain) {
  private static final MailHeader NONE = new MailHeader(null, null);
  private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]{1,253})");
  private static final int LONGEST = 200;
  private static final int MOST_BYTES = 64 * 1024;

  /** Reads the header of a message; without any value if it is no mail. */
  public static MailHeader of(byte[] mail) {
    InternetHeaders header;
    try {
      header =
          new InternetHeaders(
              new ByteArrayInputStream(mail, 0, Math.min(mail.length, MOST_BYTES)), true);
    } catch (MessagingException e) {
      return NONE; // a broken mail has neither
    }
    return new MailHeader(subject(header.getHeader("Subject", null)), domain(header));
  }

  private static String subject(String raw) {
    if (raw == null) {
      return null;
    }
    String text = MimeUtility.unfold(raw);
    try {
      text = MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException | RuntimeException e) {
      // Show the text as it is: an operator may still recognise it.
    }
    return StringUtils.trimToNull(StringUtils.left(StringUtils.normalizeSpace(text), LONGEST));
  }

  private static String domain(InternetHeaders header) {
    String sender = header.getHeader("From", ",");
    Matcher found = DOMAIN.matcher(sender == null ? "" : sender);
    String domain = null;
    while (found.find()) {
      domain = found.group(1).toLowerCase(Locale.ROOT);
    }
    return domain;
  }
}
