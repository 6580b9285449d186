package es.sml.connector.inbox;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** How the server behaves to a client that idles. */
public interface IdleFault {
  /** Tells what has changed; who does not ask leaves it for the next command's answer. */
  void tell(Wire wire, Supplier<List<String>> changes) throws IOException;

  /** Milliseconds between two calls of {@link #pause}; 0 for none. */
  default int pauseMillis() {
    return 0;
  }

  /** What it does when the client has said nothing for so long. */
  default void pause(Wire wire) throws IOException {}

  /** Tells all at once, as it should be. */
  static IdleFault none() {
    return (wire, changes) -> {
      for (String change : changes.get()) {
        wire.untagged(change);
      }
    };
  }

  /** Never a word about new mails while the client idles. */
  static IdleFault mute() {
    return (wire, changes) -> {};
  }

  /** Drops the line so many milliseconds after each IDLE. */
  static IdleFault dropsAfter(int millis) {
    return new TimedIdle(
        millis,
        wire -> {
          throw new EOFException("hung up");
        });
  }

  /** Says that it is still here again and again, and tells of new mails among it. */
  static IdleFault flood() {
    return new TimedIdle(1, wire -> wire.text("* OK Still here\r\n".repeat(100)));
  }
}
