package es.sml.connector.parse;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import java.lang.ref.Reference;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A JVM with a small heap reads each of the worst messages of two megabytes. The program itself
 * takes about 42 MB of the heap. The rest is twelve times a message's size, and some megabytes that
 * any message needs.
 */
class HostileMemoryTest {
  private static final int SIZE = 2_000_000;
  private static final String HEAP = "-Xmx78m";
  private static final List<String> PIECES =
      List.of("a\n", "<a>", "<br>", "[],", "\"a\",", "a: b\n", "a;", "\u0130");
  private static final List<String> PLACES =
      List.of("body", "html", "adf", "star", "raw headers", "table", "json", "json object");

  /** The largest file, in the heap of the packaged program. */
  private static final int LARGEST = 26_000_000;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String PACKAGED_HEAP = "-Xmx240m";

  /** What the rest of the program holds while it parses a large file, beside the parser. */
  private static final int IN_USE = 45_000_000;

  @Test
  void readsTheWorstMessagesInASmallHeap() throws Exception {
    assertThat(reader(HEAP)).contains("all were read").doesNotContain("OutOfMemory");
  }

  @Test
  void readsTheLargestFileInTheHeapOfThePackagedProgram() throws Exception {
    assertThat(reader(PACKAGED_HEAP, "-XX:MaxNewSize=32m", "largest"))
        .contains("all were read")
        .doesNotContain("OutOfMemory");
  }

  @Test
  void namesBinaryDataAsSuch() {
    InboundMessage picture = Messages.file("a.csv", random(10_000, -128));
    assertThatThrownBy(() -> Messages.PARSER.read(picture))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("binary data");
  }

  private static String reader(String heap, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    List<String> words = List.of(more);
    command.addAll(words.stream().filter(word -> word.startsWith("-")).toList());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostileMemoryTest.class.getName());
    command.addAll(words.stream().filter(word -> !word.startsWith("-")).toList());
    Process reader = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  /** Reads them all, in the small JVM. */
  public static void main(String[] which) {
    if (which.length > 0) {
      readLargest();
    } else {
      readWorst();
    }
    System.out.println("all were read");
  }

  private static void readLargest() {
    byte[] inUse = new byte[IN_USE];
    Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
    files.put("random bytes", () -> random(LARGEST, -128));
    files.put("random bytes without control characters", () -> random(LARGEST, ' '));
    files.put("a broken character", () -> table("\u20AC\0\u00F1", UTF_8, (byte) 0xFF));
    files.put("windows-1252", () -> table("\u20AC\0\u00F1", WINDOWS_1252, (byte) 0x81));
    files.put("a zero byte", () -> table("\u20AC\0", UTF_8, (byte) 'x'));
    files.put("a byte order mark", () -> table("\uFEFF\u20AC", UTF_8, (byte) 'x'));
    files.put("UTF-16", () -> table("\uFEFF\u20AC\0", UTF_16LE, (byte) 0xD8));
    try {
      files.forEach((name, bytes) -> read(name, Messages.file("leads.csv", bytes.get())));
    } finally {
      Reference.reachabilityFence(inUse);
    }
  }

  private static byte[] random(int size, int least) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    for (int i = 0; i < size; i++) {
      bytes[i] = bytes[i] >= 0 && bytes[i] < least ? (byte) 'x' : bytes[i];
    }
    return bytes;
  }

  /** Returns a table that begins with the text and ends with the byte. */
  private static byte[] table(String beginning, Charset charset, byte end) {
    byte[] bytes = new byte[LARGEST];
    byte[] first = beginning.getBytes(charset);
    byte[] row = "Nombre;Ana;600111222\n".getBytes(charset);
    System.arraycopy(first, 0, bytes, 0, first.length);
    for (int i = first.length; i < bytes.length; i++) {
      bytes[i] = row[(i - first.length) % row.length];
    }
    bytes[bytes.length - 1] = end;
    return bytes;
  }

  private static void readWorst() {
    HostileTexts.others().forEach((name, message) -> read(name, message.apply(SIZE)));
    for (String place : PLACES) {
      for (String piece : PIECES) {
        String text = HostileTexts.repeated(piece, SIZE);
        read(place + " of " + piece.strip(), HostileTexts.places().get(place).apply(text));
      }
    }
  }

  private static void read(String name, InboundMessage message) {
    try {
      Messages.PARSER.read(message);
    } catch (UnreadableMessageException e) {
      // Counts as read, because it was in memory for as long.
    } catch (OutOfMemoryError e) {
      System.out.printf(Locale.ROOT, "OutOfMemory: %s%n", name);
    }
  }
}
