package es.sml.connector.runtime.dealer;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.runtime.queue.BrokerDeadQueues;
import es.sml.connector.runtime.queue.DealerQueues;
import java.util.ArrayList;
import java.util.List;

/**
 * One source or target of a dealer that has a route. Equal values share a route; a different value
 * of the same instance needs a new route.
 *
 * @param dealer dealer; null if the route serves all dealers of the account
 * @param instance the dealer's id, with a number from its second mailbox on, or with the channel's
 *     id; without a dealer the account's id
 * @param source configured queue, CRM, drop folder, channel or mailbox
 */
record DealerEndpoint(String dealer, String account, String instance, Object source) {
  /** Returns the entries of all dealers in the starting order of their routes. */
  static List<DealerEndpoint> of(Dealers dealers) {
    List<DealerEndpoint> endpoints = new ArrayList<>();
    DealerQueues.waitedOn(dealers)
        .forEach(
            (account, queues) ->
                endpoints.add(
                    new DealerEndpoint(null, account, account, new BrokerDeadQueues(queues))));
    dealers.dealers().forEach((id, dealer) -> addParts(id, dealer, endpoints));
    return endpoints;
  }

  private static void addParts(String id, Dealer dealer, List<DealerEndpoint> endpoints) {
    if (dealer.queue() != null) {
      endpoints.add(new DealerEndpoint(id, dealer.account(), id, dealer.queue()));
    }
    if (dealer.crm() != null) {
      endpoints.add(new DealerEndpoint(id, dealer.account(), id, way(dealer.crm())));
    }
    if (dealer.dropFolder() != null) {
      endpoints.add(new DealerEndpoint(id, dealer.account(), id, dealer.dropFolder()));
    }
    dealer
        .channels()
        .forEach(
            (name, channel) ->
                endpoints.add(
                    new DealerEndpoint(
                        id, dealer.account(), id + "." + name, new OpenChannel(name, channel))));
    int number = 0;
    for (Inbox inbox : dealer.inboxes()) {
      String instance = id + (number == 0 ? "" : "-" + (number + 1));
      endpoints.add(new DealerEndpoint(id, dealer.account(), instance, inbox));
      number++;
    }
  }

  // The route does not depend on the kinds of events.
  private static SourceCrm way(SourceCrm crm) {
    return new SourceCrm(crm.statusQueue(), crm.webhook(), crm.folder(), null, null);
  }
}
