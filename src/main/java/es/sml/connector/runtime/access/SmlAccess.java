package es.sml.connector.runtime.access;

import es.sml.connector.config.Configuration;
import es.sml.connector.deliver.search.SearchProbe;
import es.sml.connector.runtime.dealer.AccountRoutes;
import es.sml.connector.runtime.step.SmlSteps;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.reference.ListedEntries;
import es.sml.connector.sml.session.IssuedTokens;
import es.sml.connector.sml.session.SmlSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * SML's operations by the connector's routes, without broker, ledger and intake. It logs out when
 * it is closed and when the process ends.
 */
public final class SmlAccess implements AutoCloseable {
  private static final List<String> ROUTES = List.of("00-errors", "31-sml-login", "32-sml-request");

  private final SmlConnections connections;
  private final Main main = new Main();
  private final IssuedTokens tokens = new IssuedTokens();
  private final Thread atExit = new Thread(this::logOut, "sml-logout");
  private SmlClient client;
  private SmlOperations operations;
  private SearchProbe searchProbe;
  private SmlSessions sessions;
  private ServerClocks clocks;

  private SmlAccess(Configuration configuration) {
    int consumers =
        configuration.dealers().accounts().values().stream().mapToInt(Account::consumers).sum();
    connections = new SmlConnections(configuration.settings().sml(), consumers);
  }

  /**
   * Opens the access; it sends no request before the first operation.
   *
   * @param routes directory of the route files
   */
  public static SmlAccess open(Configuration configuration, Path routes) throws Exception {
    SmlAccess access = new SmlAccess(configuration);
    try {
      access.start(configuration, routes);
      Runtime.getRuntime().addShutdownHook(access.atExit);
      return access;
    } catch (Exception e) {
      access.close();
      throw e;
    }
  }

  public SmlOperations operations() {
    return operations;
  }

  /** Returns the capabilities of an account's search. */
  public SearchProbe searchProbe() {
    return searchProbe;
  }

  /** Returns the sources that SML lists for an account. */
  public ListedEntries sources(String account) {
    return ListedEntries.sources(client, account);
  }

  /** Returns the users that SML lists for an account. */
  public ListedEntries users(String account) {
    return ListedEntries.users(client, account);
  }

  /** Returns the concessionaires that SML lists for an account. */
  public ListedEntries concessionaires(String account) {
    return ListedEntries.concessionaires(client, account);
  }

  /** Returns the auth-scheme that SML has accepted from an account; empty before. */
  public Optional<String> acceptedScheme(String account) {
    return sessions.acceptedScheme(account);
  }

  /** Returns how far SML's clock is ahead of this machine's, by the responses so far. */
  public Optional<Duration> clockAhead(String account) {
    return clocks.ahead(account);
  }

  private void start(Configuration configuration, Path routes) throws Exception {
    AccessContext.init(main, routes, ROUTES);
    CamelContext context = main.getCamelContext();
    context.addComponent("http", connections.component());
    context.addComponent("https", connections.component());
    ProducerTemplate template = context.createProducerTemplate();
    sessions =
        new SmlSessions(
            configuration.dealers()::accounts, configuration.settings().sml(), template, tokens);
    SmlSteps.bind(
        context.getRegistry(),
        sessions,
        new RequestRateLimiter(configuration.dealers()::accounts),
        configuration.settings().sml());
    clocks = new ServerClocks(context.getRegistry());
    clocks.bind();
    AccountRoutes accountRoutes = new AccountRoutes(context, connections, false);
    configuration.dealers().accounts().forEach(accountRoutes::addAccess);
    main.start();
    client = new SmlClient(template, configuration.settings().sml().pageSize());
    operations = new SmlOperations(client, sessions);
    searchProbe = new SearchProbe(client);
  }

  /** Keeps the tokens of the logins so far: the caller uses them, or has logged out. */
  public void keepTokens() {
    tokens.removeAll();
  }

  private void logOut() {
    Logouts.of(operations, tokens.removeAll());
  }

  @Override
  public void close() {
    if (operations != null) {
      logOut();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook logs out.
    }
    main.stop();
    connections.close();
  }
}
