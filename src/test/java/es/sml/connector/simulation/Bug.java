package es.sml.connector.simulation;

import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.RecordedLead;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Known bugs. Each breaks the promise, and the simulation must detect it. */
enum Bug {
  SENT_BEFORE_IT_IS_NOTED {
    @Override
    void plant(Life life) {
      Processor posting = life.step("ledger.posting");
      Processor created = life.step("ledger.created");
      bind(life, "ledger.posting", lead -> LeadContext.of(lead).posting().setDeadline(null));
      bind(
          life,
          "ledger.created",
          lead -> {
            posting.process(lead);
            created.process(lead);
          });
    }
  },
  UNANSWERED_IS_TREATED_AS_UNSENT {
    @Override
    void plant(Life life) {
      bind(life, "reconciliation.outcomeUnknown", life.step("ledger.released"));
    }
  },
  EACH_MESSAGE_IS_TREATED_AS_NEW {
    @Override
    void plant(Life life) {
      Processor receive = life.step("ledger.receive");
      bind(
          life,
          "ledger.receive",
          lead -> {
            receive.process(lead);
            LeadContext context = LeadContext.of(lead);
            RecordedLead real = context.recorded();
            context.setRecorded(
                new RecordedLead(
                    real.entry(), LeadState.RECEIVED, real.attempts(), real.onFastPath()));
          });
    }
  },
  RECORDED_IS_SENT_ON_THE_FAST_PATH {
    @Override
    void plant(Life life) {
      Processor posting = life.step("ledger.posting");
      bind(
          life,
          "ledger.posting",
          lead -> {
            try {
              posting.process(lead);
            } catch (LeadDivertedException diverted) {
              LeadContext.of(lead).posting().begin(life.node().world().timeline().now());
            }
          });
    }
  },
  ACKNOWLEDGED_WHEN_CONSUMED {
    @Override
    void plant(Life life) {
      Processor consume = life.step("inboundMessages.consume");
      bind(
          life,
          "inboundMessages.consume",
          lead -> {
            life.node().world().broker().commit(delivery(lead));
            consume.process(lead);
          });
    }
  },
  SENT_HOWEVER_LATE {
    @Override
    void plant(Life life) {
      Processor posting = life.step("ledger.posting");
      bind(
          life,
          "ledger.posting",
          lead -> {
            posting.process(lead);
            LeadContext.of(lead).posting().setDeadline(null);
          });
    }
  },
  BELIEVED_ABSENT_TOO_SOON {
    @Override
    void plant(Life life) {
      life.node().world().sml().storesLaterBy(3);
    }
  };

  /** Plants the bug in a starting process. */
  abstract void plant(Life life);

  private static void bind(Life life, String step, Processor other) {
    life.steps().bind(step, Processor.class, other);
  }

  private static Delivery delivery(Exchange lead) {
    return lead.getProperty(Links.DELIVERY, Delivery.class);
  }
}
