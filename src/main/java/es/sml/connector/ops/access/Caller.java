package es.sml.connector.ops.access;

import es.sml.connector.ops.text.PrintableText;

/**
 * The person or program of a request: role, name and limit. It decides how the audit shows a name,
 * and that a proven name cannot be replaced.
 *
 * @param name the name for the audit; empty for none
 * @param isProven true if an identity provider confirms the name
 * @param limit the dealers of the rights; null for all
 */
public record Caller(Role role, String name, boolean isProven, DealerLimit limit) {
  private static final int LONGEST_NAME = 100;

  /** Returns the caller with one of the two tokens, which have no name. */
  public static Caller withToken(Role role) {
    return new Caller(role, "", false, null);
  }

  /** Returns the caller with the name that the request claims. A proven name stays. */
  public Caller claiming(String claimed) {
    return isProven || claimed == null ? this : new Caller(role, claimed, false, limit);
  }

  /** Returns the role and the name, for the audit. A name in parentheses is not proven. */
  public String who() {
    String line = PrintableText.line(name).strip();
    if (isProven) {
      return role.label() + " " + line;
    }
    String shown = line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    return role.label() + (shown.isEmpty() ? "" : " (" + shown + ")");
  }
}
