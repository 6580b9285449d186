package es.sml.connector.inbox.health;

import static org.awaitility.Awaitility.await;

import es.sml.connector.cluster.Ownership;
import es.sml.connector.database.Database;
import es.sml.connector.inbox.HostileImapServer;
import es.sml.connector.inbox.InboxComponent;
import es.sml.connector.inbox.ScriptedUser;
import es.sml.connector.inbox.ServedMailbox;
import es.sml.connector.inbox.cursor.MailboxCursors;
import es.sml.connector.inbox.fetch.ReceivedMail;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.PasswordLogin;
import es.sml.connector.testing.NewLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes from inboxes into a list, on a database that outlives them. */
public final class ReadInboxes implements AutoCloseable {
  private final Path directory;
  private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private int largest = 10_000;
  private Database database;
  private DefaultCamelContext context;
  private InboxComponent component;

  public ReadInboxes(Path directory) {
    this.directory = directory;
    open();
  }

  public ReadInboxes largest(int bytes) {
    largest = bytes;
    component.limitMails(bytes);
    return this;
  }

  /** Makes it mark mails as the connector of some ledger. */
  public ReadInboxes claiming(String ledger) {
    component.claimFor(ledger);
    return this;
  }

  /** Makes the storing of the next mails fail. */
  public void failNext(int count) {
    failures.set(count);
  }

  public void read(HostileImapServer server, ScriptedUser user, String... options)
      throws Exception {
    read(server, user, new PasswordLogin(new Secret(ServedMailbox.PASSWORD)), options);
  }

  void read(HostileImapServer server, ScriptedUser user, MailboxLogin login, String... options)
      throws Exception {
    context.getRegistry().bind("login-" + user.name(), login);
    String uri =
        "inbox:%s?host=%s&port=%d&security=NONE&username=%s&login=#login-%s&pollInterval=100&%s"
            .formatted(
                user.name(),
                server.host(),
                server.port(),
                user.name(),
                user.name(),
                String.join("&", options));
    String patient = options.length > 0 && uri.contains("patience=") ? uri : uri + "&patience=1000";
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(patient.replace("&&", "&"))
                .routeId(user.name())
                .process(
                    exchange -> {
                      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new IllegalStateException("no broker");
                      }
                      received.add(exchange.getMessage().getBody(ReceivedMail.class));
                    });
          }
        });
  }

  public DefaultCamelContext context() {
    return context;
  }

  public MailboxStatus status(ScriptedUser user) {
    return component.status(user.name());
  }

  HealthCheck.Result health(ScriptedUser user) {
    return HealthCheckRegistry.get(context).getCheck("mailbox-" + user.name()).orElseThrow().call();
  }

  /** Returns the received mails as text; the fault of a mail that could not be fetched. */
  public List<String> texts() {
    return received.stream()
        .map(
            mail ->
                mail.fault() != null
                    ? "fault: " + mail.fault()
                    : new String(mail.content(), StandardCharsets.ISO_8859_1)
                        .replaceFirst("(?s)^.*\r\n\r\n", "")
                        .strip())
        .toList();
  }

  /** Returns the reasons of mails that could not be fetched. */
  public List<String> faults() {
    return texts().stream().filter(text -> text.startsWith("fault: ")).toList();
  }

  public List<String> awaitTexts(int count) {
    await().atMost(java.time.Duration.ofSeconds(40)).until(() -> received.size() >= count);
    return texts();
  }

  /** Acts like a stop and a start of the whole process. */
  public void restart() {
    close();
    open();
  }

  private void open() {
    database = NewLedger.open(directory, 2);
    component = new InboxComponent(new MailboxCursors(database), new Mailboxes(), Ownership.ALONE);
    component.limitMails(largest);
    context = new DefaultCamelContext();
    context.addComponent("inbox", component);
    context.start();
  }

  @Override
  public void close() {
    context.stop();
    database.close();
  }
}
