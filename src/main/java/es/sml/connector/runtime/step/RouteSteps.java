package es.sml.connector.runtime.step;

import es.sml.connector.failure.BrokenStepException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.sml.create.SmlLead;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/**
 * Binds Java methods as steps of routes, each named after its object and method. Routes call them
 * for every lead: a step costs one call, a bean method one expression for each parameter.
 */
public abstract class RouteSteps {
  private final Registry registry;

  public RouteSteps(Registry registry) {
    this.registry = registry;
  }

  protected final void bind(String name, Processor step) {
    registry.bind(name, Processor.class, breakingWhole(step));
  }

  protected final void bind(CountedStep counted, Processor step) {
    bind(counted.ref(), step);
  }

  /** Binds a step around the step that has this name now. */
  protected final void wrap(String name, UnaryOperator<Processor> around) {
    Processor step = registry.lookupByNameAndType(name, Processor.class);
    bind(name, around.apply(Objects.requireNonNull(step, name)));
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

  protected final void bindBean(String name, Object bean) {
    registry.bind(name, bean);
  }

  public static String text(Exchange lead, String property) {
    return lead.getProperty(property, String.class);
  }

  protected static String key(Exchange lead) {
    return LeadContext.of(lead).key();
  }

  public static String account(Exchange lead) {
    return text(lead, LeadProperties.ACCOUNT);
  }

  protected static String reason(Exchange lead) {
    return LeadContext.of(lead).reason();
  }

  protected static InboundMessage message(Exchange lead) {
    return LeadContext.of(lead).consumed().message();
  }

  protected static ParseProgress progress(Exchange lead) {
    return LeadContext.of(lead).parsed().progress();
  }

  protected static LedgerEntry entry(Exchange lead) {
    return LeadContext.of(lead).recorded().entry();
  }

  /** Returns whether the lead uses the fast path and is not yet in the ledger. */
  protected static boolean isOnFastPath(Exchange lead) {
    return LeadContext.of(lead).recorded().onFastPath();
  }

  protected static SmlLead toPost(Exchange lead) {
    return LeadContext.of(lead).posting().lead();
  }

  protected static long postedAt(Exchange lead) {
    return LeadContext.of(lead).posting().begunAt();
  }

  protected static long smlId(Exchange lead) {
    return LeadContext.of(lead).posting().created().id();
  }
}
