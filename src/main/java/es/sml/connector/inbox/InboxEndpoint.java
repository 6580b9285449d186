package es.sml.connector.inbox;

import es.sml.connector.inbox.setting.MailboxSettings;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A mailbox that is read over IMAP. It has no producer. */
public final class InboxEndpoint extends DefaultEndpoint {
  private final InboxComponent component;
  private final MailboxSettings settings;

  InboxEndpoint(String uri, InboxComponent component, MailboxSettings settings) {
    super(uri, component);
    this.component = component;
    this.settings = settings;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("an inbox only receives mails");
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    InboxConsumer consumer = new InboxConsumer(this, component, processor);
    configureConsumer(consumer);
    return consumer;
  }

  /** Returns the settings that result from the options. */
  public MailboxSettings settings() {
    return settings;
  }
}
