package es.sml.connector.parse.mime;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.util.List;

/** Reads the headers of a part of a mail, even if they are malformed. */
public final class PartHead {
  private static final Pattern DOUBLED_SEMICOLON = Pattern.compile(";\\s*;");
  private static final Pattern LAST_BACKSLASHES = Pattern.compile("\\\\[\\s\\\\]*$");

  private PartHead() {}

  /** Repairs parameters that Jakarta Mail cannot read, because it would miss the boundary. */
  public static void repair(MimePart part) throws MessagingException {
    for (String name : List.of("Content-Type", "Content-Disposition")) {
      String header = part.getHeader(name, null);
      if (header != null) {
        part.setHeader(name, repaired(header));
      }
    }
  }

  /** Returns the header without what Jakarta Mail cannot read. It throws at a last backslash. */
  public static String repaired(String header) {
    String ended = LAST_BACKSLASHES.matcher(header).replaceAll("");
    return DOUBLED_SEMICOLON.matcher(ended).replaceAll(";");
  }

  /** Returns type and subtype in lower case; text/plain if the header is unusable. */
  public static String baseType(MimePart part) throws MessagingException {
    String header = part.getContentType();
    int end = header == null ? 0 : header.indexOf(';');
    String base =
        end == 0 ? "" : Letters.lower(header.substring(0, end < 0 ? header.length() : end).strip());
    return base.contains("/") ? base : "text/plain";
  }

  public static String charset(MimePart part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getParameter("charset");
    } catch (ParseException e) {
      return null; // then the bytes decide
    }
  }

  static String disposition(MimePart part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null; // an unreadable header counts as missing
    }
  }

  public static String fileName(MimePart part) {
    try {
      return part.getFileName();
    } catch (MessagingException e) {
      return null; // an unreadable header counts as missing
    }
  }
}
