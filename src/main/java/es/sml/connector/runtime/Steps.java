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
 * Binds Java methods as steps of routes, each named after its object and method. Routes call them
 * for every lead: a step costs one call, a bean method one expression for each parameter.
 */
abstract class Steps {
  private final Registry registry;

  Steps(Registry registry) {
    this.registry = registry;
  }

  final void bind(String name, Processor step) {
    registry.bind(name, Processor.class, breakingWhole(step));
  }

  // After an Error of a step, Camel continues the route as if nothing had failed, when the thread
  // processes its next message.
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

  /** Returns the parsing progress of the message. */
  static ParseProgress progress(Exchange lead) {
    return lead.getProperty(LeadProperties.PROGRESS, ParseProgress.NONE, ParseProgress.class);
  }

  static LedgerEntry entry(Exchange lead) {
    return lead.getProperty(LeadProperties.ENTRY, LedgerEntry.class);
  }

  /** Returns whether the lead uses the fast path and is not yet in the ledger. */
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
