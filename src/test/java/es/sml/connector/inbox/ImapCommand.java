package es.sml.connector.inbox;

import java.util.List;
import java.util.Locale;

/** A received command, with its name in capitals and the word UID before it. */
public final class ImapCommand {
  /** The name for rules about the moment before any command. */
  public static final String GREETING = "GREETING";

  private final String tag;
  private final String name;
  private final List<String> arguments;

  private ImapCommand(String tag, String name, List<String> arguments) {
    this.tag = tag;
    this.name = name;
    this.arguments = List.copyOf(arguments);
  }

  static ImapCommand greeting() {
    return new ImapCommand("*", GREETING, List.of());
  }

  /** Parses a line's words. */
  static ImapCommand of(List<String> words) {
    String tag = words.get(0);
    if (words.size() < 2) {
      return new ImapCommand(tag, "", List.of());
    }
    String first = words.get(1).toUpperCase(Locale.ROOT);
    if (first.equals("UID") && words.size() > 2) {
      String name = "UID " + words.get(2).toUpperCase(Locale.ROOT);
      return new ImapCommand(tag, name, words.subList(3, words.size()));
    }
    return new ImapCommand(tag, first, words.subList(2, words.size()));
  }

  String tag() {
    return tag;
  }

  String name() {
    return name;
  }

  /** Throws IllegalArgumentException if there are fewer. */
  String argument(int index) {
    if (index >= arguments.size()) {
      throw new IllegalArgumentException("too few arguments");
    }
    return arguments.get(index);
  }

  List<String> arguments() {
    return arguments;
  }

  boolean isLogin() {
    return name.equals("LOGIN") || name.equals("AUTHENTICATE");
  }

  boolean asksForBodyOf(long uid) {
    return name.equals("UID FETCH")
        && argument(1).toUpperCase(Locale.ROOT).contains("BODY")
        && new UidSet(argument(0)).names(uid);
  }

  /** Returns its form for the log, without tag and secrets and independent of quoting. */
  @Override
  public String toString() {
    List<String> shown =
        isLogin() && arguments.size() > 1 ? List.of(argument(0), "***") : arguments;
    return shown.isEmpty() ? name : name + " " + String.join(" ", shown);
  }
}
