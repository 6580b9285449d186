package es.sml.connector.demo.installation;

import es.sml.connector.config.Configuration;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The sandbox, the mail server and the connector with its broker and database, in this process. */
public final class Installation implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Workspace workspace;
  private Sandbox sandbox;
  private DemoMailServer mail;
  private MessageBroker broker;
  private SandboxApiClient sandboxApi;

  private Installation() {}

  /**
   * Starts everything on free loopback ports, in a new temporary directory.
   *
   * @param shipped directory with formats/ and vocabulary/
   * @param routes directory of the route files
   * @param kept true to keep the temporary directory after {@link #close}
   * @throws Exception if a start fails; everything is stopped then
   */
  public static Installation start(Path shipped, Path routes, boolean kept) throws Exception {
    Installation installation = new Installation();
    try {
      installation.open(shipped, routes, kept);
      return installation;
    } catch (Exception e) {
      installation.close();
      throw e;
    }
  }

  /** Returns the temporary directory. */
  public Path directory() {
    return workspace.root();
  }

  public Workspace workspace() {
    return workspace;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public DemoMailServer mail() {
    return mail;
  }

  public MessageBroker broker() {
    return broker;
  }

  public SandboxApiClient sandboxApi() {
    return sandboxApi;
  }

  /** Stops everything, the connector first, and deletes the temporary directory. */
  @Override
  public void close() throws Exception {
    Exception first = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void open(Path shipped, Path routes, boolean kept) throws Exception {
    workspace = opened(new Workspace(Dealerships.ids(), kept));
    opened(new LogToFile(workspace.log()));
    SandboxSettings settings = SandboxSettings.defaults().withHost(Dealerships.HOST);
    sandbox = opened(Sandbox.start(settings));
    mail = opened(DemoMailServer.start(Dealerships.ids()));
    Dealerships.write(workspace, shipped, sandbox.baseUrl(), settings, mail.imapPort());
    ConnectorRuntime connector =
        opened(
            ConnectorRuntime.start(
                Configuration.load(workspace.configuration(), Map.of()), routes));
    broker = opened(new MessageBroker(connector.connections(), Dealerships.ids()));
    sandboxApi =
        SandboxApiClient.login(sandbox.baseUrl(), settings.username(), settings.password());
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }
}
