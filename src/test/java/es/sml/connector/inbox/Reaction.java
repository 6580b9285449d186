package es.sml.connector.inbox;

import java.io.EOFException;
import java.io.IOException;

/** The server's reaction instead of its response. */
public interface Reaction {
  /** Returns whether the command has its response; an IOException ends the connection. */
  boolean play(Wire wire, ImapCommand command) throws IOException;

  /** Sends BYE and closes. */
  static Reaction bye() {
    return (wire, command) -> {
      wire.untagged("BYE going down");
      throw new EOFException("hung up");
    };
  }

  /** Closes without a message. */
  static Reaction hangUp() {
    return (wire, command) -> {
      throw new EOFException("hung up");
    };
  }

  /** Sends nothing more; the connection stays until the client closes it. */
  static Reaction silence() {
    return (wire, command) -> {
      wire.fallSilent();
      return true;
    };
  }

  /** Sends half a response line and nothing more. */
  static Reaction halfLine() {
    return (wire, command) -> {
      wire.text("* OK [ALE");
      wire.fallSilent();
      return true;
    };
  }

  /** Sends an endless line until the client closes. */
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

  /** OK with a response code: READ-ONLY. */
  static Reaction ok(String code) {
    return status("OK [" + code + "] done");
  }

  static Reaction bad() {
    return status("BAD not understood");
  }

  /** Sends some text unchanged, including line ends, and then continues correctly. */
  static Reaction sendFirst(String text) {
    return (wire, command) -> {
      wire.text(text);
      return false;
    };
  }

  /** Runs an action, such as a delivery or a new numbering, and then continues correctly. */
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
