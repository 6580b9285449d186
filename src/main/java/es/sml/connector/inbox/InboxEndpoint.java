package es.sml.connector.inbox;

import es.sml.connector.inbox.setting.MailboxSettings;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** A mailbox that is read over IMAP or POP3. It has no producer. */
@UriEndpoint(
    scheme = "inbox",
    firstVersion = "0.1.0",
    title = "Inbox",
    syntax = "inbox:name",
    category = Category.MAIL,
    consumerOnly = true)
public final class InboxEndpoint extends DefaultEndpoint {
  private final InboxComponent component;

  @UriPath(description = "Unique name of the mailbox; its progress is stored under it.")
  @Metadata(required = true)
  private final String name;

  @UriParam private final InboxOptions options = new InboxOptions();

  InboxEndpoint(String uri, InboxComponent component, String name) {
    super(uri, component);
    this.component = component;
    this.name = name;
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

  public String getName() {
    return name;
  }

  public InboxOptions getOptions() {
    return options;
  }

  /** Returns the settings that result from the options. */
  public MailboxSettings settings() {
    return component.settings(name, options);
  }
}
