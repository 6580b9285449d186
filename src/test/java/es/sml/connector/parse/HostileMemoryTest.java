package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A JVM with a small heap reads each of the worst messages of two megabytes. The program itself
 * takes about 39 MB of the heap. The rest is twelve times a message's size, and some megabytes that
 * any message needs.
 */
class HostileMemoryTest {
  private static final int SIZE = 2_000_000;
  private static final String HEAP = "-Xmx75m";
  private static final List<String> PIECES =
      List.of("a\n", "<a>", "<br>", "[],", "\"a\",", "a: b\n", "a;", "\u0130");
  private static final List<String> PLACES =
      List.of("body", "html", "adf", "star", "raw headers", "table", "json", "json object");

  @Test
  void readsTheWorstMessagesInASmallHeap() throws Exception {
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileMemoryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("all were read").doesNotContain("OutOfMemory");
  }

  /** Reads them all, in the small JVM. */
  public static void main(String[] none) {
    HostileTexts.others().forEach((name, message) -> read(name, message.apply(SIZE)));
    for (String place : PLACES) {
      for (String piece : PIECES) {
        String text = HostileTexts.repeated(piece, SIZE);
        read(place + " of " + piece.strip(), HostileTexts.places().get(place).apply(text));
      }
    }
    System.out.println("all were read");
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
