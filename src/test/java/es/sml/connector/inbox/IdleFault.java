package es.sml.connector.inbox;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** The server's behaviour during a client's IDLE. */
public interface IdleFault {
  /** Reports changes; without this call they wait for the next command's response. */
  void report(Wire wire, Supplier<List<String>> changes) throws IOException;

  /** Milliseconds between two calls of {@link #pause}; 0 for none. */
  default int pauseMillis() {
    return 0;
  }

  /** The server's action after a silence of the client. */
  default void pause(Wire wire) throws IOException {}

  /** Reports every change at once, correctly. */
  static IdleFault none() {
    return (wire, changes) -> {
      for (String change : changes.get()) {
        wire.untagged(change);
      }
    };
  }

  /** Never reports new mails during IDLE. */
  static IdleFault mute() {
    return (wire, changes) -> {};
  }

  /** Closes the connection this number of milliseconds after each IDLE. */
  static IdleFault dropsAfter(int millis) {
    return new TimedIdle(
        millis,
        wire -> {
          throw new EOFException("hung up");
        });
  }

  /** Sends keep-alives again and again, and reports new mails between them. */
  static IdleFault flood() {
    return new TimedIdle(1, wire -> wire.text("* OK Still here\r\n".repeat(100)));
  }
}
