package es.sml.connector.parse.mime;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Recognises a mail by its head, because a dealer's program cannot state the type. */
public final class MailHead {
  private static final int LONGEST = 64 * 1024;

  /** Only mail programs write these headers. A text with labels may contain a "From" too. */
  private static final Set<String> MARKS = Set.of("message-id", "mime-version", "received");

  /** A head with all of these and no other label is a mail's, too: of a short or copied mail. */
  private static final Set<String> PLAIN = Set.of("from", "to", "subject", "date");

  private static final Set<String> PLAIN_OR_BESIDE =
      Set.of("from", "to", "subject", "date", "cc", "bcc", "reply-to", "sender");

  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

  private MailHead() {}

  /** Returns whether the content begins with the headers of a mail, up to an empty line. */
  public static boolean isAtStartOf(byte[] content) {
    if (content.length == 0 || content[0] == '{' || content[0] == '[' || content[0] == '<') {
      return false; // most programs send this
    }
    String start =
        new String(content, 0, Math.min(content.length, LONGEST), StandardCharsets.ISO_8859_1);
    Set<String> names = new HashSet<>();
    for (String line : LINE_END.split(start, -1)) {
      if (line.isEmpty()) {
        return isMails(names);
      }
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        continue; // continues the header above
      }
      String name = Letters.lower(line.substring(0, Math.max(line.indexOf(':'), 0)));
      if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        return false;
      }
      names.add(name);
    }
    return false;
  }

  private static boolean isMails(Set<String> names) {
    boolean isMarked = names.contains("from") && names.stream().anyMatch(MARKS::contains);
    return isMarked || (names.containsAll(PLAIN) && PLAIN_OR_BESIDE.containsAll(names));
  }
}
