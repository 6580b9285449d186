package es.sml.connector.sml.client;

import es.sml.connector.sml.session.SmlSessions;

/** Checks that SML responds to an account, with one request that changes nothing. */
public final class ReachabilityCheck {
  private final SmlSessions sessions;
  private final SmlClient client;

  public ReachabilityCheck(SmlSessions sessions, SmlClient client) {
    this.sessions = sessions;
    this.client = client;
  }

  /**
   * Logs in, or reads a small list with the token that is there.
   *
   * @throws es.sml.connector.failure.sml.SmlLoginException if SML refuses the login
   * @throws es.sml.connector.failure.sml.SmlUnavailableException if SML does not respond
   */
  public void check(String account) {
    if (!sessions.begin(account)) {
      client.probe(account);
    }
  }
}
