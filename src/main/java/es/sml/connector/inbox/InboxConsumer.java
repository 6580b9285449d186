package es.sml.connector.inbox;

import es.sml.connector.cluster.Ownership;
import es.sml.connector.health.ComponentChecks;
import es.sml.connector.inbox.fetch.NotStoredException;
import es.sml.connector.inbox.fetch.ReceivedMail;
import es.sml.connector.inbox.health.MailboxHealthCheck;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.reader.MailboxReader;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/**
 * Starts, pauses and stops the reading of one mailbox, on the node that owns it. Each mail is one
 * exchange.
 */
final class InboxConsumer extends DefaultConsumer implements Suspendable, Ownership.Owner {
  private final MailboxSettings settings;
  private final InboxOptions options;
  private final InboxComponent component;
  private final MailboxHealthCheck health;
  private MailboxReader reader;

  InboxConsumer(InboxEndpoint endpoint, InboxComponent component, Processor processor) {
    super(endpoint, processor);
    this.settings = endpoint.settings();
    this.options = endpoint.getOptions();
    this.component = component;
    Duration pollTime =
        Collections.max(List.of(settings.idleRefresh(), settings.pollInterval()))
            .plus(settings.server().patience());
    this.health = new MailboxHealthCheck(status(), pollTime);
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    component.oneMoreOf(settings.server().host());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    checks().add(health);
    seek();
  }

  @Override
  protected void doStop() throws Exception {
    leave();
    checks().remove(health);
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    leave();
    super.doSuspend();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    seek();
  }

  @Override
  protected void doShutdown() throws Exception {
    component.oneLessOf(settings.server().host());
    component.forget(settings.name());
    super.doShutdown();
  }

  @Override
  public synchronized void gained(long epoch) {
    reader = component.reader(settings, epoch, this::store);
    reader.start();
  }

  @Override
  public synchronized void lost() {
    end();
    status().standBy();
  }

  private synchronized void end() {
    if (reader != null) {
      reader.stop();
      reader = null;
    }
  }

  // Camel's own check of a consumer would have the route's name, and no reason.
  private ComponentChecks checks() {
    return ComponentChecks.of(getEndpoint().getCamelContext());
  }

  private MailboxStatus status() {
    return component.status(settings.name());
  }

  private void seek() {
    status().is(MailboxStatus.State.STANDBY);
    component.ownership().seek(lease(), this);
  }

  // First it gives up the mailbox, then it ends the running work.
  private void leave() {
    component.ownership().leave(lease());
    end();
  }

  private String lease() {
    return "mailbox " + settings.name();
  }

  private void store(ReceivedMail mail) throws NotStoredException {
    Exchange exchange = createExchange(false);
    try {
      // A step of the route for each property would make the start with many mailboxes longer.
      exchange.setProperty(LeadProperties.DEALER, options.getDealer());
      exchange.setProperty(LeadProperties.ACCOUNT, options.getAccount());
      exchange.setProperty(LeadHeaders.MAILBOX, settings.username());
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
