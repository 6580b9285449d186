package es.sml.connector.inbox;

import java.io.EOFException;
import java.io.IOException;

/** What the server does in place of the answer that it owes. */
public interface Reaction {
  /** Whether the command has had its answer; an IOException ends the connection. */
  boolean play(Wire wire, ImapCommand command) throws IOException;

  /** Says BYE and closes. */
  static Reaction bye() {
    return (wire, command) -> {
      wire.untagged("BYE going down");
      throw new EOFException("hung up");
    };
  }

  /** Closes without a word. */
  static Reaction hangUp() {
    return (wire, command) -> {
      throw new EOFException("hung up");
    };
  }

  /** Never says anything again; the connection stays until the client closes it. */
  static Reaction silence() {
    return (wire, command) -> {
      wire.fallSilent();
      return true;
    };
  }

  /** Says half an answer's line and never anything again. */
  static Reaction halfLine() {
    return (wire, command) -> {
      wire.text("* OK [ALE");
      wire.fallSilent();
      return true;
    };
  }

  /** Says a line without an end until the client closes. */
  static Reaction endlessLine() {
    return (wire, command) -> {
      wire.text("* OK ");
      wire.stream('a');
      return true;
    };
  }

  static Reaction no() {
    return status("NO not now");
  }

  /** NO with a response code: AUTHENTICATIONFAILED, UNAVAILABLE, OVERQUOTA. */
  static Reaction no(String code) {
    return status("NO [" + code + "] refused");
  }

  static Reaction bad() {
    return status("BAD not understood");
  }

  /** Says some text as it is, line ends included, and then does what it should. */
  static Reaction sayFirst(String text) {
    return (wire, command) -> {
      wire.text(text);
      return false;
    };
  }

  /** Lets something happen, such as a delivery or a new numbering, and then does what it should. */
  static Reaction happenFirst(Runnable event) {
    return (wire, command) -> {
      event.run();
      return false;
    };
  }

  private static Reaction status(String status) {
    return (wire, command) -> {
      wire.line(command.tag() + " " + status);
      return true;
    };
  }
}
