package es.sml.connector.inbox;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One IDLE, from its continuation to the client's DONE. */
final class Idling {
  private final ImapSession session;
  private final Wire wire;
  private final Supplier<List<String>> changes;
  private final IdleFault fault;
  private boolean over;

  Idling(ImapSession session, Optional<FolderView> view) {
    this.session = session;
    this.wire = session.wire();
    this.changes = view.<Supplier<List<String>>>map(open -> open::changes).orElse(List::of);
    this.fault = session.misbehaviours().idleFault();
  }

  Optional<String> run(ImapCommand idle, ScriptedMailbox mailbox) throws IOException {
    Runnable listener = this::mailboxChanged;
    // Watched first, so that no delivery is missed; it waits for the connection.
    try {
      synchronized (wire) {
        mailbox.addListener(listener);
        wire.line("+ idling");
        fault.report(wire, changes);
      }
      wire.patience(fault.pauseMillis());
      String line = awaitLine();
      ImapCommand done = ImapCommand.of(List.of(idle.tag(), line));
      session.hear(done);
      if (session.spoils(Moment.RECEIVED, done)) {
        return Optional.empty();
      }
      return Optional.of(done.name().equals("DONE") ? "OK idled" : "BAD not DONE");
    } finally {
      mailbox.removeListener(listener);
      synchronized (wire) {
        over = true;
      }
      wire.patience(0);
    }
  }

  private String awaitLine() throws IOException {
    while (true) {
      try {
        return wire.readLine();
      } catch (SocketTimeoutException e) {
        fault.pause(wire);
      }
    }
  }

  private void mailboxChanged() {
    synchronized (wire) {
      if (!over) {
        try {
          fault.report(wire, changes);
        } catch (IOException e) {
          over = true; // The session's own thread notices the lost client.
        }
      }
    }
  }
}
