package es.sml.connector.runtime;

import es.sml.connector.callback.SourceCrm;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;

/**
 * One source or target of a dealer that has a route. Equal values share a route; a different value
 * of the same instance needs a new route.
 *
 * @param dealer dealer; null if the route serves all dealers of the account
 * @param instance the dealer's id, with a number from its second mailbox on; without a dealer the
 *     account's id
 * @param source configured queue, CRM, drop folder or mailbox
 */
record DealerPart(String dealer, String account, String instance, Object source) {
  /** Returns the entries of all dealers in the starting order of their routes. */
  static List<DealerPart> of(Dealers dealers) {
    List<DealerPart> parts = new ArrayList<>();
    DealerQueues.waitedOn(dealers)
        .forEach(
            (account, queues) ->
                parts.add(new DealerPart(null, account, account, new BrokerDeadQueues(queues))));
    dealers.dealers().forEach((id, dealer) -> addParts(id, dealer, parts));
    return parts;
  }

  private static void addParts(String id, Dealer dealer, List<DealerPart> parts) {
    if (dealer.queue() != null) {
      parts.add(new DealerPart(id, dealer.account(), id, dealer.queue()));
    }
    if (dealer.crm() != null) {
      parts.add(new DealerPart(id, dealer.account(), id, way(dealer.crm())));
    }
    if (dealer.dropFolder() != null) {
      parts.add(new DealerPart(id, dealer.account(), id, dealer.dropFolder()));
    }
    int number = 0;
    for (Inbox inbox : dealer.inboxes()) {
      String instance = id + (number == 0 ? "" : "-" + (number + 1));
      parts.add(new DealerPart(id, dealer.account(), instance, inbox));
      number++;
    }
  }

  // The route does not depend on the kinds of events.
  private static SourceCrm way(SourceCrm crm) {
    return new SourceCrm(crm.statusQueue(), crm.webhook(), crm.folder(), null, null);
  }
}
