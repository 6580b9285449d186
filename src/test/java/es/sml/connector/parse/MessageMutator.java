package es.sml.connector.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Damages messages as networks, programs and attackers do. The same random numbers give the same
 * damage.
 */
final class MessageMutator {
  private static final int MOST_BYTES = 300_000;
  private static final int MOST_MUTATIONS = 4;

  /** Words of a message about itself. Words of one set can replace each other. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of(
              "utf-8",
              "UTF8",
              "utf-16",
              "utf-16le",
              "utf-32",
              "utf-7",
              "iso-8859-1",
              "windows-1252",
              "us-ascii",
              "iso-2022-jp",
              "x-unknown",
              "\"\""),
          List.of("quoted-printable", "base64", "8bit", "7bit", "binary", "x-uuencode", "gzip"),
          List.of(
              "text/plain",
              "text/html",
              "multipart/mixed",
              "multipart/alternative",
              "multipart/report",
              "multipart/signed",
              "message/rfc822",
              "application/xml",
              "application/json",
              "application/octet-stream",
              "application/ms-tnef",
              "text/csv",
              "text"),
          List.of("boundary=", "boundary=\"", "boundary", "boundary=x", "charset=", "name="),
          List.of("attachment", "inline"),
          List.of("adf", "ADF", "prospect", "customer", "contact", "vehicle", "name", "phone"),
          List.of("ProcessSalesLead", "SalesLead", "SpecifiedPerson", "TelephoneCommunication"),
          List.of("field_data", "user_column_data", "values", "leadgen_id", "vehicle", "client"),
          List.of("Nombre", "Tel\u00C3\u00A9fono", "Email", "Mensaje", "Veh\u00C3\u00ADculo", "De"),
          List.of("true", "false", "null", "{}", "[]", "\"\"", "-1", "1e999", "0.0"));

  /** Texts that break readers of one format or another. */
  private static final List<String> SPLINTERS =
      List.of(
          "\0",
          "\r",
          "\n",
          "\r\n\r\n",
          "\n\n",
          "--",
          "\t",
          ";",
          ",",
          ":",
          "=",
          "=\n",
          "=?utf-8?q?",
          "=?=",
          "?=",
          "%00",
          "%",
          "&",
          "&amp;",
          "&#0;",
          "&#55296;",
          "&#x110000;",
          "&lt;adf&gt;",
          "\\ud800",
          "\\u0000",
          "\\",
          "\"",
          "'",
          "<",
          ">",
          "</",
          "/>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE adf [",
          "<?xml?>",
          "{",
          "}",
          "[",
          "]",
          "null",
          "NaN",
          "99999999999999999999999999999999999999999999999999999999",
          "-0",
          "(0)",
          "+",
          "@",
          "a@b.example",
          "600111222",
          "\u00EF\u00BB\u00BF",
          "\u00FF\u00FE",
          "\u00FE\u00FF",
          "\u00ED\u00A0\u0080",
          "\u00C2\u00A0",
          "\u00C2\u00AD",
          "\u00E2\u0080\u00AE",
          "\u00D9\u00A1\u00D9\u00A2\u00D9\u00A3",
          "\u00EF\u00BC\u0096",
          "\u00C4\u00B0",
          "\u00F0\u009F\u009A\u0097",
          "\u001B$B");

  /** Texts that are hard for recursive readers and for regular expressions with backtracking. */
  private static final List<String> PIECES =
      List.of(
          "[",
          "{\"a\":",
          "<a>",
          "<div>",
          "<blockquote>",
          "<table><tr><td>",
          "</adf>",
          "&lt;",
          "(",
          "> ",
          ">",
          "a",
          " ",
          "0",
          ".",
          ":",
          "a: b ",
          "=20",
          "=?utf-8?q?a?= ",
          "\n ",
          "\n",
          "--\n",
          "\n--b\n\n",
          "\0",
          "%41",
          "1.000.",
          "Content-Type: message/rfc822\n\n",
          "Nombre: Ana\n",
          "<!--",
          "&#1;");

  private static final Pattern TAG = Pattern.compile("<[^<>]{1,60}>");
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("windows-1252"));

  private final RandomGenerator random;
  private final List<byte[]> originals;

  /**
   * Creates a mutator.
   *
   * @param originals messages for splicing
   */
  MessageMutator(RandomGenerator random, List<byte[]> originals) {
    this.random = random;
    this.originals = originals;
  }

  /** Returns the message with some damage. */
  byte[] mutated(byte[] message) {
    byte[] mutated = message;
    for (int i = 1 + random.nextInt(MOST_MUTATIONS); i > 0; i--) {
      mutated = once(mutated);
    }
    return mutated.length > MOST_BYTES ? Arrays.copyOf(mutated, MOST_BYTES) : mutated;
  }

  private byte[] once(byte[] message) {
    return switch (random.nextInt(20)) {
      case 0 -> flipped(message);
      case 1 -> without(message, 1 + random.nextInt(4));
      case 2 -> without(message, 1 + random.nextInt(1 + message.length / 4));
      case 3 -> inserted(message, randomBytes());
      case 4, 5, 6 -> inserted(message, bytes(any(SPLINTERS)));
      case 7 -> inserted(message, slice(message));
      case 8 -> blocksSwapped(message);
      case 9 -> spliced(message);
      case 10 -> Arrays.copyOf(message, random.nextInt(message.length + 1));
      case 11 -> inserted(message, bytes(repeated(text(slice(message)), 3_000)));
      case 12, 13, 14 -> wordReplaced(message);
      case 15 -> tagsSwapped(message);
      case 16 -> inserted(message, bytes(repeated(any(PIECES), 20_000)));
      case 17, 18 -> linesMixed(message);
      default -> inOtherCharset(message);
    };
  }

  private byte[] flipped(byte[] message) {
    byte[] flipped = message.clone();
    for (int i = random.nextInt(8); i >= 0 && flipped.length > 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] without(byte[] message, int length) {
    int from = random.nextInt(message.length + 1);
    int to = Math.min(message.length, from + length);
    return joined(part(message, 0, from), part(message, to, message.length));
  }

  private byte[] inserted(byte[] message, byte[] piece) {
    int at = random.nextInt(message.length + 1);
    return joined(part(message, 0, at), piece, part(message, at, message.length));
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[1 + random.nextInt(16)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] slice(byte[] message) {
    int from = random.nextInt(message.length + 1);
    return part(message, from, from + random.nextInt(Math.min(400, message.length - from) + 1));
  }

  private byte[] blocksSwapped(byte[] message) {
    int[] cuts = random.ints(3, 0, message.length + 1).sorted().toArray();
    return joined(
        part(message, 0, cuts[0]),
        part(message, cuts[1], cuts[2]),
        part(message, cuts[0], cuts[1]),
        part(message, cuts[2], message.length));
  }

  private byte[] spliced(byte[] message) {
    byte[] other = originals.get(random.nextInt(originals.size()));
    byte[] start = Arrays.copyOf(message, random.nextInt(message.length + 1));
    return joined(start, part(other, random.nextInt(other.length + 1), other.length));
  }

  private byte[] wordReplaced(byte[] message) {
    List<String> words = WORDS.get(random.nextInt(WORDS.size()));
    String text = text(message);
    String word = any(words);
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      places.add(at);
    }
    if (places.isEmpty()) {
      return random.nextBoolean() ? inserted(message, bytes(word)) : message;
    }
    int at = places.get(random.nextInt(places.size()));
    return bytes(text.substring(0, at) + any(words) + text.substring(at + word.length()));
  }

  private byte[] tagsSwapped(byte[] message) {
    String text = text(message);
    List<String> tags = TAG.matcher(text).results().map(result -> result.group()).toList();
    if (tags.isEmpty()) {
      return message;
    }
    int one = random.nextInt(tags.size());
    String other = random.nextInt(3) == 0 ? "" : any(tags);
    StringBuilder swapped = new StringBuilder();
    Matcher matcher = TAG.matcher(text);
    int end = 0;
    for (int i = 0; matcher.find(); i++) {
      swapped.append(text, end, matcher.start()).append(i == one ? other : matcher.group());
      end = matcher.end();
    }
    return bytes(swapped + text.substring(end));
  }

  private byte[] linesMixed(byte[] message) {
    List<String> lines = new ArrayList<>(List.of(text(message).split("\n", -1)));
    int from = random.nextInt(lines.size());
    int to = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(from);
      case 1 -> lines.add(to, lines.get(from));
      default -> lines.set(to, lines.set(from, lines.get(to)));
    }
    return bytes(String.join("\n", lines));
  }

  private byte[] inOtherCharset(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    return text.getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
  }

  private String repeated(String piece, int mostTimes) {
    int most = Math.min(mostTimes, MOST_BYTES / Math.max(1, piece.length()));
    // Mostly a few times, because short texts are read further.
    return piece.repeat(random.nextInt(4) > 0 ? random.nextInt(20) : random.nextInt(most + 1));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  // One character a byte, so that binary data survives.
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
