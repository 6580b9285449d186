package es.sml.connector.inbox.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedStreamTest {
  @Test
  void letsThroughWhatWasAskedFor() throws IOException {
    String answer = "* 1 FETCH (BODY[] {5}\r\nab{9} UID 7)\r\na1 OK {not a literal}\r\n";
    assertThat(new String(guarded(answer, 200).readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo(answer);
  }

  @Test
  void refusesALiteralBeforeItComes() {
    for (String length : new String[] {"201", "2147483647", "4294967296", "99999999999999999999"}) {
      GuardedStream stream = guarded("* 1 FETCH (BODY[] {" + length + "}\r\n", 200);
      assertThatThrownBy(stream::readAllBytes).as(length).isInstanceOf(IOException.class);
    }
  }

  @Test
  void endsALineThatDoesNotEnd() {
    GuardedStream stream = guarded("* OK " + "x".repeat(300), 200);
    assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
  }

  @Test
  void countsAnewWhenMoreIsAskedFor() throws IOException {
    GuardedStream stream = guarded("x".repeat(150) + "y".repeat(150), 200);
    stream.readNBytes(150);
    stream.allow(200);
    assertThat(stream.readAllBytes()).hasSize(150);
  }

  @Test
  void endsAnAnswerOfTooManyLines() {
    GuardedStream stream = guarded("*\r\n".repeat(20_001), 1_000_000);
    assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
  }

  @Test
  void endsAResponseThatIsTooSlow() {
    GuardedStream stream = guarded("* OK", 200);
    stream.allow(200, Duration.ofNanos(-1));
    assertThatThrownBy(stream::readAllBytes)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too slow");
  }

  @Test
  void findsTheEndOfALine() throws IOException {
    GuardedStream stream = guarded("* OK\r\n* 1 EX", 200);
    assertThat(stream.isMidLine()).isFalse();
    stream.readNBytes(6);
    assertThat(stream.isMidLine()).isFalse();
    stream.readNBytes(4);
    assertThat(stream.isMidLine()).isTrue();
  }

  @Test
  void expectsMoreAfterALiteral() throws IOException {
    GuardedStream stream = guarded("* 1 FETCH (BODY[] {5}\r\nab\r\nc)\r\n", 200);
    stream.readNBytes("* 1 FETCH (BODY[] {5}\r\nab\r\n".length());
    assertThat(stream.isMidLine()).isTrue();
  }

  private static GuardedStream guarded(String answer, long allowance) {
    return new GuardedStream(
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII)), allowance);
  }
}
