package es.sml.connector.inbox;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

/** One connection from its greeting to its end. */
final class ImapSession implements Runnable {
  private final HostileImapServer server;
  private final Wire wire;
  private final ImapCommandReader commands;
  private volatile Optional<ScriptedUser> user = Optional.empty();
  private Optional<FolderView> view = Optional.empty();
  private boolean secure;
  private boolean over;
  private boolean departed;

  ImapSession(HostileImapServer server, Wire wire) {
    this.server = server;
    this.wire = wire;
    this.commands = new ImapCommandReader(wire);
  }

  @Override
  public void run() {
    try {
      secure = server.secures(wire);
      if (!spoils(Moment.RECEIVED, ImapCommand.greeting())) {
        greet();
      }
      while (!over) {
        answer(commands.next());
      }
    } catch (IOException e) {
      over = true; // The client is gone, or a misbehaviour ended the session.
    } finally {
      depart(); // before the client can notice it and return
      wire.close();
    }
  }

  Wire wire() {
    return wire;
  }

  boolean isOf(ScriptedUser somebody) {
    return user.filter(somebody::equals).isPresent();
  }

  Misbehaviours misbehaviours() {
    return user.map(ScriptedUser::misbehaviours).orElseGet(server::misbehaviours);
  }

  boolean offers(String capability) {
    return !misbehaviours().leftOut().contains(capability);
  }

  boolean spoils(Moment moment, ImapCommand command) throws IOException {
    return misbehaviours().spoil(moment, command, wire);
  }

  void hear(ImapCommand command) {
    server.hear(command);
    user.ifPresent(known -> known.hear(command));
  }

  void cut() {
    wire.cut();
  }

  private void greet() throws IOException {
    Optional<ScriptedUser> known = server.preauthenticated();
    known.ifPresent(this::enter);
    wire.untagged(known.isPresent() ? "PREAUTH at your service" : "OK at your service");
  }

  private void answer(ImapCommand command) throws IOException {
    hear(command);
    try {
      Optional<String> status =
          command.isLogin()
              ? signIn(command)
              : spoils(Moment.RECEIVED, command) ? Optional.empty() : carryOut(command);
      if (status.isEmpty() || spoils(Moment.DONE, command)) {
        return;
      }
      sendChanges();
      wire.line(command.tag() + " " + status.get());
      if (command.name().equals("STARTTLS") && status.get().startsWith("OK")) {
        secure = server.startTls(wire);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      wire.line(command.tag() + " BAD " + e.getMessage());
    }
  }

  private Optional<String> signIn(ImapCommand command) throws IOException {
    if (user.isPresent()) {
      return Optional.of("BAD signed in already");
    }
    if (command.name().equals("AUTHENTICATE")
        && command.arguments().size() > 1
        && !offers("SASL-IR")) {
      return Optional.of("BAD no initial response");
    }
    ImapCredentials credentials = ImapCredentials.of(command, wire);
    Optional<ScriptedUser> claimed = server.user(credentials.user());
    claimed.ifPresent(known -> known.hear(command));
    Misbehaviours inForce =
        claimed.map(ScriptedUser::misbehaviours).orElseGet(server::misbehaviours);
    if (inForce.spoil(Moment.RECEIVED, command, wire)) {
      return Optional.empty();
    }
    if (claimed.filter(known -> known.admits(credentials.secret())).isEmpty()) {
      return Optional.of("NO [AUTHENTICATIONFAILED] refused");
    }
    claimed.ifPresent(this::enter);
    return Optional.of("OK [" + capabilities() + "] signed in");
  }

  private void enter(ScriptedUser known) {
    known.enter();
    user = Optional.of(known);
  }

  private void depart() {
    if (!departed) {
      departed = true;
      user.ifPresent(ScriptedUser::leave);
      server.forget(this);
    }
  }

  private Optional<String> carryOut(ImapCommand command) throws IOException {
    return switch (command.name()) {
      case "CAPABILITY" -> {
        wire.untagged(capabilities());
        yield Optional.of("OK told");
      }
      case "NOOP" -> Optional.of("OK nothing done");
      case "LOGOUT" -> {
        wire.untagged("BYE until then");
        over = true;
        depart();
        yield Optional.of("OK logged out");
      }
      case "STARTTLS" -> Optional.of(mayStartTls() ? "OK begin" : "BAD no TLS here");
      default ->
          user.isPresent()
              ? carryOut(command, user.get().mailbox())
              : Optional.of("BAD sign in first");
    };
  }

  private Optional<String> carryOut(ImapCommand command, ScriptedMailbox mailbox)
      throws IOException {
    return switch (command.name()) {
      case "SELECT", "EXAMINE" -> Optional.of(open(command, mailbox));
      case "CREATE" ->
          Optional.of(
              mailbox.createFolder(command.argument(0))
                  ? "OK created"
                  : "NO [ALREADYEXISTS] there");
      case "IDLE" ->
          offers("IDLE")
              ? new Idling(this, view).run(command, mailbox)
              : Optional.of("BAD not offered");
      default -> {
        sendChanges();
        yield view.isPresent()
            ? new FolderCommands(this, mailbox, view.get()).carryOut(command)
            : Optional.of("BAD no folder is open");
      }
    };
  }

  private String open(ImapCommand command, ScriptedMailbox mailbox) throws IOException {
    view = Optional.empty();
    String folder = command.argument(0);
    if (!mailbox.hasFolder(folder)) {
      return "NO [NONEXISTENT] no such folder";
    }
    boolean readOnly = command.name().equals("EXAMINE");
    FolderState state = mailbox.state(folder);
    for (String line : ImapAnswers.opened(state, misbehaviours())) {
      wire.untagged(line);
    }
    view = Optional.of(new FolderView(mailbox, folder, state, readOnly));
    return readOnly ? "OK [READ-ONLY] opened" : "OK [READ-WRITE] opened";
  }

  private void sendChanges() throws IOException {
    if (view.isPresent()) {
      for (String change : view.get().changes()) {
        wire.untagged(change);
      }
    }
  }

  private String capabilities() {
    return ImapAnswers.capabilities(misbehaviours().leftOut(), mayStartTls());
  }

  private boolean mayStartTls() {
    return server.offersStartTls() && !secure;
  }
}
