package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;

/**
 * A question to the user, whose answer starts an action. It decides which answers mean yes, and
 * refuses to go on without a terminal.
 */
public interface Confirmation {
  /**
   * Returns whether the user agrees.
   *
   * @throws UnconfirmedException if there is no terminal
   */
  boolean isGiven(PrintWriter out, String question);

  /** Asks at the terminal of the process. */
  static Confirmation atTerminal() {
    return Confirmation::ask;
  }

  // A later Java has a console without a terminal, too. Its answer is null at the end of the input.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean ask(PrintWriter out, String question) {
    Console console = System.console();
    if (console != null) {
      out.print(question);
      out.flush();
    }
    String answer = console == null ? null : console.readLine();
    if (answer == null) {
      throw new UnconfirmedException(
          say(
              "confirmation.no-terminal",
              "there is no terminal for the confirmation; nothing was written. To write"
                  + " the files, add --yes"));
    }
    // Either language is understood.
    return Set.of("y", "yes", "s", "si", "sí").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
