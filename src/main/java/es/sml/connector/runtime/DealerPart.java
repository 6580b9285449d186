package es.sml.connector.runtime;

import es.sml.connector.callback.SourceCrm;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dealer has a route for. Of two that are equal one route does; another one under the same
 * instance is another route.
 *
 * @param dealer null where the route is for all dealers of the account
 * @param instance the dealer's id, with a number behind it from its second mailbox on; the
 *     account's id where there is no dealer
 * @param source what of the configuration the route is made of: queue, CRM, drop folder or mailbox
 */
record DealerPart(String dealer, String account, String instance, Object source) {
  /** Those of all dealers, in the order in which their routes start. */
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

  // What it is told of is no matter of the route.
  private static SourceCrm way(SourceCrm crm) {
    return new SourceCrm(crm.statusQueue(), crm.webhook(), crm.folder(), null, null);
  }
}
