package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A fault in the text of a mail that a client requests. */
public interface BodyFault {
  /** Writes the untagged response; an IOException ends the connection. */
  void answer(Wire wire, BodyRequest request) throws IOException;

  /** A correct literal. */
  static BodyFault none() {
    return (wire, request) -> literal(wire, request, request.answer());
  }

  /** A complete literal, shorter than RFC822.SIZE by this number of bytes. */
  static BodyFault shorter(int bytes) {
    return (wire, request) -> {
      byte[] answer = request.answer();
      literal(wire, request, Arrays.copyOf(answer, Math.max(0, answer.length - bytes)));
    };
  }

  /** A complete literal, longer than RFC822.SIZE and the request by this number of bytes. */
  static BodyFault longer(int bytes) {
    return (wire, request) -> {
      byte[] mail = request.mail().bytes();
      byte[] answer = Arrays.copyOf(mail, mail.length + bytes);
      Arrays.fill(answer, mail.length, answer.length, (byte) 'z');
      literal(wire, request, answer);
    };
  }

  /** Announces a literal of any size and sends bytes until the client is gone. */
  static BodyFault bomb(long announced) {
    return (wire, request) -> {
      wire.line(request.head() + "{" + announced + "}");
      wire.stream('b');
    };
  }

  /** Announces the right literal, sends this number of its bytes and then nothing. */
  static BodyFault stalls(int after) {
    return (wire, request) -> {
      byte[] answer = request.answer();
      wire.line(request.head() + "{" + answer.length + "}");
      wire.bytes(Arrays.copyOf(answer, Math.min(after, answer.length)));
      wire.fallSilent();
    };
  }

  /** A FETCH response with the UID and without text. */
  static BodyFault missing() {
    return (wire, request) ->
        wire.untagged(request.sequence() + " FETCH (UID " + request.mail().uid() + ")");
  }

  static BodyFault nil() {
    return (wire, request) -> wire.line(request.head() + "NIL)");
  }

  private static void literal(Wire wire, BodyRequest request, byte[] bytes) throws IOException {
    String head = request.head() + "{" + bytes.length + "}\r\n";
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] answer = Arrays.copyOf(start, start.length + bytes.length + 3);
    System.arraycopy(bytes, 0, answer, start.length, bytes.length);
    System.arraycopy(new byte[] {')', '\r', '\n'}, 0, answer, answer.length - 3, 3);
    wire.bytes(answer);
  }
}
