package es.sml.connector.inbox;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.DefaultConsumer;

/** Reads a mailbox; each mail is an exchange, which is done before the next begins. */
final class InboxConsumer extends DefaultConsumer implements Suspendable, HealthCheckAware {
  private final InboxEndpoint endpoint;
  private final InboxComponent component;
  private HealthCheck health;
  private MailboxReader reader;

  InboxConsumer(InboxEndpoint endpoint, InboxComponent component, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.component = component;
    Duration look =
        Duration.ofMillis(
            Math.max(endpoint.getIdleFor(), endpoint.getPollEvery()) + endpoint.getPatience());
    this.health = new MailboxHealthCheck(component.status(endpoint.getName()), look);
  }

  @Override
  public void setHealthCheck(HealthCheck healthCheck) {
    this.health = healthCheck;
  }

  @Override
  public HealthCheck getHealthCheck() {
    return health;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    endpoint.settings(); // what cannot be read fails here, with its name
    component.oneMoreOf(endpoint.getHost());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    begin();
  }

  @Override
  protected void doStop() throws Exception {
    end();
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    end();
    super.doSuspend();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    begin();
  }

  @Override
  protected void doShutdown() throws Exception {
    component.oneLessOf(endpoint.getHost());
    component.forget(endpoint.getName());
    super.doShutdown();
  }

  private void begin() {
    reader = component.reader(endpoint.settings(), this::store);
    reader.start();
  }

  private void end() {
    if (reader != null) {
      reader.stop();
      reader = null;
    }
  }

  private void store(ReceivedMail mail) throws NotStoredException {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(mail);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    Exception failure = exchange.getException();
    releaseExchange(exchange, false);
    if (failure != null) {
      throw new NotStoredException(failure);
    }
  }
}
