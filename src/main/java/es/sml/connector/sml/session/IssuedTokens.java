package es.sml.connector.sml.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tokens of a command's logins, so that the command can log out of each before it ends. */
public final class IssuedTokens implements TokenStore {
  private final Map<String, List<String>> tokens = new LinkedHashMap<>();

  @Override
  public synchronized Posted renew(String account, String refused, Supplier<String> login) {
    String token = login.get();
    tokens.computeIfAbsent(account, any -> new ArrayList<>()).add(token);
    return new Posted(token, true);
  }

  /** Returns the tokens of each account and forgets them. It waits for a login in progress. */
  public synchronized Map<String, List<String>> removeAll() {
    Map<String, List<String>> all = new LinkedHashMap<>(tokens);
    tokens.clear();
    return all;
  }
}
