package es.sml.connector.inbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A user with a mailbox at the hostile server, with the user's commands. */
public final class ScriptedUser {
  private final String name;
  private final ScriptedMailbox mailbox = new ScriptedMailbox();
  private final Misbehaviours misbehaviours;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile String secret;
  private int logins;
  private int open;
  private int mostOpen;

  ScriptedUser(String name, String secret, Misbehaviours general) {
    this.name = name;
    this.secret = secret;
    this.misbehaviours = new Misbehaviours(Optional.of(general));
  }

  public String name() {
    return name;
  }

  public ScriptedMailbox mailbox() {
    return mailbox;
  }

  public Misbehaviours misbehaviours() {
    return misbehaviours;
  }

  /** From the login on, also a failed one, and without tags and secrets. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** Returns the commands with this beginning. */
  public List<String> commands(String start) {
    return commands.stream().filter(command -> command.startsWith(start)).toList();
  }

  /** Sets the password or token from the next login on. */
  public void changeSecret(String next) {
    secret = next;
  }

  /** Returns the number of successful logins. */
  public synchronized int logins() {
    return logins;
  }

  /** Returns the number of open connections with a login. */
  public synchronized int openConnections() {
    return open;
  }

  /** Returns the highest number of these at the same time. */
  public synchronized int mostConnections() {
    return mostOpen;
  }

  boolean admits(String offered) {
    return secret.equals(offered);
  }

  void hear(ImapCommand command) {
    commands.add(command.toString());
  }

  synchronized void enter() {
    logins++;
    open++;
    mostOpen = Math.max(mostOpen, open);
  }

  synchronized void leave() {
    open--;
  }

  @Override
  public String toString() {
    return name;
  }
}
