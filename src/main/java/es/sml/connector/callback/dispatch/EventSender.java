package es.sml.connector.callback.dispatch;

import es.sml.connector.callback.CallbackProperties;
import es.sml.connector.callback.file.EventFile;
import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.store.CrmResponse;
import es.sml.connector.status.store.EventOutbox.DueEvent;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends events through the routes of 52-callback. */
record EventSender(ProducerTemplate template) {
  /**
   * Sends events to a CRM: several in one file, or one alone.
   *
   * @return the response of the CRM, which accepted them
   */
  CrmResponse send(ConfiguredCrm crm, List<DueEvent> due) {
    List<QueuedEvent> events = due.stream().map(DueEvent::event).toList();
    int redelivered = due.get(0).redelivered();
    Exchange sent =
        template.request(
            "direct:callback-" + crm.dealer(),
            exchange -> {
              String id = events.get(0).id();
              exchange.setProperty(CallbackProperties.EVENT, id);
              exchange.setProperty(
                  CallbackProperties.DUPLICATE_ID, redelivered == 0 ? id : id + "#" + redelivered);
              if (crm.isFile()) {
                exchange.setProperty(CallbackProperties.FILE, EventFile.name(events, redelivered));
                exchange.getMessage().setBody(EventFile.content(events));
              } else {
                exchange.getMessage().setBody(events.get(0).event());
              }
            });
    if (sent.getException() instanceof RuntimeException failure) {
      throw failure;
    }
    if (sent.getException() != null) {
      throw new IllegalStateException(sent.getException());
    }
    return CrmResponse.accepted(
        crm.crm().channel() == SourceCrm.Channel.WEBHOOK
            ? sent.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, String.class)
            : CrmResponse.STORED);
  }

  /** Makes an event a dead letter; returns false if the broker did not store it. */
  boolean deadLetter(QueuedEvent event, int attempts, String reason) {
    Exchange deadLetter =
        template.request(
            "direct:dead-letter-event",
            exchange -> {
              exchange.getMessage().setBody(event.body());
              exchange.setProperty(CallbackProperties.EVENT, event.id());
              exchange.setProperty(CallbackProperties.DEALER, event.dealer());
              exchange.setProperty(CallbackProperties.REASON, reason);
              exchange.setProperty(CallbackProperties.ATTEMPTS, attempts);
            });
    return deadLetter.getException() == null;
  }
}
