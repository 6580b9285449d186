package es.sml.connector.chaos;

import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.RecordedLead;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** Known bugs, one at a time, that the harness must detect. */
enum Sabotage {
  /** Acknowledges a message before it is processed. */
  AUTO_ACK {
    @Override
    void tamper(CamelContext context) {
      context.getComponent("jms", JmsComponent.class).setTransacted(false);
    }
  },
  /** Remembers the key before the lead is delivered. */
  EAGER_IDEMPOTENT {
    @Override
    void patch(RouteFiles routes) {
      routes.wrapAllAfter(
          "receive-lead-poison-guard",
          """
          idempotentConsumer:
            id: sabotage-idempotent
            idempotentRepository: sabotageRepository
            eager: true
            simple:
              expression: "${exchangeProperty.lead.key}"
          """);
    }

    @Override
    void tamper(CamelContext context) {
      context
          .getRegistry()
          .bind(
              "sabotageRepository",
              FileIdempotentRepository.fileIdempotentRepository(Path.of("sabotage-keys").toFile()));
    }
  },
  /** Makes the HTTP client post a second time on a 503. */
  HTTP_RETRIES {
    @Override
    void tamper(CamelContext context) {
      context.getComponent("http", HttpComponent.class).setAutomaticRetriesDisabled(false);
    }
  },
  /** Treats a dead letter that cannot be stored as handled. */
  DEAD_LETTER_CHANNEL {
    @Override
    void patch(RouteFiles routes) {
      routes.replaceErrorHandling(
          "lead-errors",
          """
          errorHandler:
            deadLetterChannel:
              deadLetterUri: direct:dead-letter
          """);
    }
  },
  /** Retries a message that kills the process endlessly. */
  ATTEMPTS_NOT_COUNTED {
    @Override
    void tamper(CamelContext context) {
      after(context, "ledger.receive", lead -> received(lead, null));
      // The data directory's record of deaths counts them too.
      after(
          context,
          "poisonMessageGuard.enter",
          lead -> LeadContext.of(lead).consumed().setUnreadable(null));
    }
  },
  /** Sends dead letters by connections of their own, outside the transaction. */
  SECOND_CONNECTION_FACTORY {
    @Override
    void patch(RouteFiles routes) {
      routes.set("dead-letter-enqueue", "uri", "jmsSecond:queue:leads.dead");
    }

    @Override
    void tamper(CamelContext context) {
      JmsComponent first = context.getComponent("jms", JmsComponent.class);
      JmsComponent second = new JmsComponent(first.getConfiguration().copy());
      second.setConnectionFactory(
          new ReportedCommits((when, thread) -> {}).wrap(first.getConnectionFactory()));
      context.addComponent("jmsSecond", second);
    }
  },
  /** Forgets everything between two deliveries of a message. */
  NO_LEDGER {
    @Override
    void tamper(CamelContext context) {
      after(context, "ledger.receive", lead -> received(lead, LeadState.RECEIVED));
      replace(context, "ledger.posting", lead -> LeadContext.of(lead).posting().begin(0));
      replace(context, "ledger.created", lead -> {});
    }
  },
  /** Informs the ledger of a POST only after it. */
  POSTING_AFTER_POST {
    @Override
    void patch(RouteFiles routes) {
      routes.moveAfter("post-lead-posting", "post-lead-send");
    }
  },
  /** Lets leads pass without a call while the breaker is open. */
  OPEN_BREAKER {
    @Override
    void tamper(CamelContext context) {
      context.getCamelContextExtension().addInterceptStrategy(new OpenBreaker());
    }
  },
  /** Treats a mail that is read twice as two messages. */
  STRIPPED_DUPLICATE_ID {
    @Override
    void patch(RouteFiles routes) {
      routes.remove("store-inbound-once");
    }
  };

  /** Changes the route files, if the bug concerns them. */
  void patch(RouteFiles routes) {}

  /** Changes a connector that is assembled but not started. */
  void tamper(CamelContext context) {}

  /** Pretends that it was received for the first time, in this state if there is one. */
  private static void received(Exchange exchange, LeadState state) {
    LeadContext lead = LeadContext.of(exchange);
    RecordedLead real = lead.recorded();
    lead.setRecorded(
        new RecordedLead(real.entry(), state == null ? real.state() : state, 1, real.onFastPath()));
  }

  private static void after(CamelContext context, String step, Processor more) {
    Processor original = context.getRegistry().lookupByNameAndType(step, Processor.class);
    if (original == null) {
      throw new IllegalStateException("there is no step " + step + " to tamper with");
    }
    context
        .getRegistry()
        .bind(
            step,
            Processor.class,
            (Processor)
                (Exchange exchange) -> {
                  original.process(exchange);
                  more.process(exchange);
                });
  }

  private static void replace(CamelContext context, String step, Processor other) {
    if (context.getRegistry().lookupByNameAndType(step, Processor.class) == null) {
      throw new IllegalStateException("there is no step " + step + " to tamper with");
    }
    context.getRegistry().bind(step, Processor.class, other);
  }
}
