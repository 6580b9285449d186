package es.sml.connector.parse.mime;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a multipart at its boundary and reads each line once. Jakarta Mail reads each byte as
 * often as the boundary is long.
 */
public final class Multipart {
  private final byte[] bytes;
  private final int end;
  private final List<RawMail.Part> parts = new ArrayList<>();
  private byte[] boundary;
  private int line;
  private int lineEnd;
  private int next;

  /**
   * Creates a splitter.
   *
   * @param declared the boundary; null for the first line like a boundary
   */
  private Multipart(RawStream content, String declared) {
    bytes = content.array();
    next = content.offset();
    end = content.end();
    boundary = declared == null ? null : ("--" + declared).getBytes(StandardCharsets.UTF_8);
  }

  static UnreadableMessageException tooMany(int most) {
    return new UnreadableMessageException(
        "the message has more than " + most + " parts; ask the sender to split it");
  }

  /**
   * Returns the parts; none if the boundary never occurs.
   *
   * @throws UnreadableMessageException if there are more than that
   */
  public static List<RawMail.Part> split(RawStream content, String declared, int most)
      throws MessagingException {
    return new Multipart(content, declared).split(most);
  }

  private List<RawMail.Part> split(int most) throws MessagingException {
    boolean begun = false;
    while (!begun && nextLine()) {
      if (boundary == null && mayBeBoundary()) {
        boundary = Arrays.copyOfRange(bytes, line, trimmedEnd());
      }
      if (isLastBoundary()) {
        return parts;
      }
      begun = isBoundary();
    }
    while (begun) {
      int start = next;
      if (!skipHeaders()) {
        return parts; // the end boundary starts no part
      }
      int content = next;
      int stop = end;
      begun = false;
      while (!begun && nextLine()) {
        begun = isBoundary();
        if (begun || isLastBoundary()) {
          stop = Math.max(content, withoutLineBreak(line));
          break;
        }
      }
      if (parts.size() == most) {
        throw tooMany(most);
      }
      parts.add(new RawMail.Part(new RawStream(bytes, start, stop - start)));
    }
    return parts;
  }

  private boolean nextLine() {
    if (next >= end) {
      return false;
    }
    line = next;
    int at = line;
    while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    lineEnd = at;
    boolean two = at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    next = Math.min(at + (two ? 2 : 1), end);
    return true;
  }

  private boolean skipHeaders() {
    while (nextLine()) {
      if (lineEnd == line) {
        return true;
      }
    }
    return false;
  }

  private int withoutLineBreak(int at) {
    if (bytes[at - 1] == '\n' && at >= 2 && bytes[at - 2] == '\r') {
      return at - 2;
    }
    return at - 1;
  }

  private int trimmedEnd() {
    int trimmed = lineEnd;
    while (trimmed > line && (bytes[trimmed - 1] == ' ' || bytes[trimmed - 1] == '\t')) {
      trimmed--;
    }
    return trimmed;
  }

  /** A line of dashes alone is not a boundary, but text before the first part. */
  private boolean mayBeBoundary() {
    int length = trimmedEnd() - line;
    if (length <= 2 || bytes[line] != '-' || bytes[line + 1] != '-') {
      return false;
    }
    for (int i = line; i < line + length; i++) {
      if (bytes[i] != '-') {
        return true;
      }
    }
    return length <= 4;
  }

  private boolean startsWithBoundary() {
    return boundary != null
        && lineEnd - line >= boundary.length
        && Arrays.equals(bytes, line, line + boundary.length, boundary, 0, boundary.length);
  }

  private boolean isBoundary() {
    return startsWithBoundary() && trimmedEnd() <= line + boundary.length;
  }

  private boolean isLastBoundary() {
    int behind = boundary == null ? 0 : line + boundary.length;
    return startsWithBoundary()
        && lineEnd >= behind + 2
        && bytes[behind] == '-'
        && bytes[behind + 1] == '-';
  }
}
