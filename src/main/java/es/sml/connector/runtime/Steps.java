package es.sml.connector.runtime;

import es.sml.connector.deliver.LedgerEntry;
import es.sml.connector.failure.BrokenStepException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.parse.ParseProgress;
import es.sml.connector.sml.SmlLead;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/**
 * Binds Java's part in a route as steps, each named after the object and the method that it calls.
 * They are called for every lead: a step costs a call, where a bean's method with parameters costs
 * an expression each.
 */
abstract class Steps {
  private final Registry registry;

  Steps(Registry registry) {
    this.registry = registry;
  }

  final void bind(String name, Processor step) {
    registry.bind(name, Processor.class, breakingWhole(step));
  }

  // Behind a step that throws an Error, Camel goes on with the route as if all were well, once the
  // same thread has its next message.
  private static Processor breakingWhole(Processor step) {
    return exchange -> {
      try {
        step.process(exchange);
      } catch (Error e) {
        throw new BrokenStepException(e);
      }
    };
  }

  final void bindBean(String name, Object bean) {
    registry.bind(name, bean);
  }

  static String text(Exchange lead, String property) {
    return lead.getProperty(property, String.class);
  }

  static String key(Exchange lead) {
    return text(lead, LeadProperties.KEY);
  }

  static String account(Exchange lead) {
    return text(lead, LeadProperties.ACCOUNT);
  }

  static String reason(Exchange lead) {
    return text(lead, LeadProperties.REASON);
  }

  static InboundMessage message(Exchange lead) {
    return lead.getProperty(LeadProperties.MESSAGE, InboundMessage.class);
  }

  /** How far the message has been read. */
  static ParseProgress progress(Exchange lead) {
    return lead.getProperty(LeadProperties.PROGRESS, ParseProgress.NONE, ParseProgress.class);
  }

  static LedgerEntry entry(Exchange lead) {
    return lead.getProperty(LeadProperties.ENTRY, LedgerEntry.class);
  }

  /** Whether the lead goes straight to its sending, and nothing of it is noted yet. */
  static boolean isStraight(Exchange lead) {
    return lead.getProperty(LeadProperties.STRAIGHT, false, Boolean.class);
  }

  static SmlLead toPost(Exchange lead) {
    return lead.getProperty(LeadProperties.TO_POST, SmlLead.class);
  }

  static long postedAt(Exchange lead) {
    return lead.getProperty(LeadProperties.POSTED_AT, Long.class);
  }

  static long smlId(Exchange lead) {
    return lead.getProperty(LeadProperties.SML_ID, Long.class);
  }
}
