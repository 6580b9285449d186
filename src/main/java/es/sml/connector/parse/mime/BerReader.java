package es.sml.connector.parse.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads ASN.1 in the Basic Encoding Rules (X.690) without building a tree. An envelope of two
 * megabytes may hold a million elements.
 */
final class BerReader {
  private static final int CONSTRUCTED = 0x20;
  private static final int INDEFINITE = -1;

  private final byte[] bytes;

  BerReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The head of an element.
   *
   * @param start the position of its content
   * @param length the length of its content; -1 if an end mark ends it
   */
  record Element(int tag, int start, int length) {
    private boolean isConstructed() {
      return (tag & CONSTRUCTED) != 0;
    }
  }

  /**
   * Returns the element at this position.
   *
   * @throws IOException if there is none
   */
  Element at(int position) throws IOException {
    int at = position;
    int tag = next(at++);
    if ((tag & 0x1F) == 0x1F) {
      while ((next(at++) & 0x80) != 0) {
        // the tag continues
      }
    }
    int length = next(at++);
    if (length == 0x80) {
      return new Element(tag, at, INDEFINITE);
    }
    if (length > 0x80) {
      int count = length & 0x7F;
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | next(at++);
        if (length > bytes.length) {
          throw broken();
        }
      }
    }
    if (length > bytes.length - at) {
      throw broken();
    }
    return new Element(tag, at, length);
  }

  /** Returns the child element with this index. */
  Element child(Element parent, int index) throws IOException {
    Element child = at(parent.start());
    for (int i = 0; i < index; i++) {
      child = at(end(child));
    }
    return child;
  }

  boolean holds(Element element, byte[] content) {
    return element.length() == content.length
        && Arrays.equals(
            bytes, element.start(), element.start() + content.length, content, 0, content.length);
  }

  /** Returns the octets inside, which may come in pieces. */
  byte[] octets(Element element) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int end = end(element);
    int at = element.start();
    while (at < end) {
      if (isEndMark(at)) {
        at += 2;
        continue;
      }
      Element inside = at(at);
      at = inside.start();
      if (!inside.isConstructed()) {
        octets.write(bytes, at, inside.length());
        at += inside.length();
      }
    }
    return octets.toByteArray();
  }

  /** Returns the position after the element. */
  private int end(Element element) throws IOException {
    if (element.length() >= 0) {
      return element.start() + element.length();
    }
    int open = 1;
    int at = element.start();
    while (open > 0) {
      if (isEndMark(at)) {
        open--;
        at += 2;
      } else {
        Element inside = at(at);
        open += inside.length() == INDEFINITE ? 1 : 0;
        at = inside.start() + Math.max(inside.length(), 0);
      }
    }
    return at;
  }

  private boolean isEndMark(int at) throws IOException {
    return next(at) == 0 && next(at + 1) == 0;
  }

  private int next(int at) throws IOException {
    if (at >= bytes.length) {
      throw broken();
    }
    return bytes[at] & 0xFF;
  }

  private static IOException broken() {
    return new IOException("no ASN.1");
  }
}
